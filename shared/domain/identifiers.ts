import * as z from 'zod/mini';
import { formatFault } from './faults.ts';
import { forms } from './forms.ts';

/** SIREN of La Poste, whose establishments follow a rule other than Luhn's (INSEE, "Identifiants SIREN et SIRET"). */
const LA_POSTE = '356000000';

const ZERO = '0'.charCodeAt(0);
const digitAt = (text: string, index: number): number => text.charCodeAt(index) - ZERO;

/** The sum of the digits of each doubled digit. */
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/** Plain loops, because every item that is read, and so every decision, passes here several times. */
const passesLuhn = (text: string): boolean => {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const digit = digitAt(text, index);
    const isDoubled = (text.length - index) % 2 === 0;
    sum += isDoubled ? (DOUBLED[digit] ?? 0) : digit;
  }
  return sum % 10 === 0;
};

const digitSum = (text: string): number => {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += digitAt(text, index);
  return sum;
};

/** Nine digits that pass Luhn. Nine zeros pass too, but identify nobody. */
const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && text !== '000000000' && passesLuhn(text);

/** A SIREN and a 5-digit NIC that pass Luhn together. La Poste's may instead have a digit sum divisible by 5. */
const isSiret = (text: string): boolean =>
  /^\d{14}$/.test(text) &&
  isSiren(text.slice(0, 9)) &&
  (passesLuhn(text) || (text.startsWith(LA_POSTE) && digitSum(text) % 5 === 0));

export const sirenSchema = z
  .string()
  .check(z.refine(isSiren, formatFault('siren')))
  .brand<'Siren'>()
  .register(forms, { id: 'Siren', pattern: '^\\d{9}$', format: 'siren' });
export type Siren = z.infer<typeof sirenSchema>;

export const siretSchema = z
  .string()
  .check(z.refine(isSiret, formatFault('siret')))
  .brand<'Siret'>()
  .register(forms, { id: 'Siret', pattern: '^\\d{14}$', format: 'siret' });
export type Siret = z.infer<typeof siretSchema>;

/** 26 characters of Crockford base 32 (https://github.com/ulid/spec). */
const ulid = () => z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, formatFault('id')));

export const personIdSchema = ulid().brand<'PersonId'>().register(forms, { id: 'PersonId' });
export type PersonId = z.infer<typeof personIdSchema>;

export const grantIdSchema = ulid().brand<'GrantId'>().register(forms, { id: 'GrantId' });
export type GrantId = z.infer<typeof grantIdSchema>;

const SIREN_LENGTH = 9;

const ORGANISATION_ID = /^\d{9}-[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * `<SIREN>-<ULID>`: the id alone says whose it is. Both parts are checked here, so that whoever cuts the id always gets
 * a SIREN.
 */
export const idInOrganisation = () =>
  z
    .string()
    .check(
      z.regex(ORGANISATION_ID, { error: formatFault('id'), abort: true }),
      z.refine((id) => isSiren(id.slice(0, SIREN_LENGTH)), formatFault('id')),
    )
    .register(forms, { format: 'siren-ulid' });

const MANDATE_ID = /^\d{9}-\d{9}-[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** `<mandator>-<mandatary>-<ULID>`: the id alone says whose mandate it is. */
export const mandateIdSchema = z
  .string()
  .check(
    z.refine(
      (id) =>
        MANDATE_ID.test(id) &&
        isSiren(id.slice(0, SIREN_LENGTH)) &&
        isSiren(id.slice(SIREN_LENGTH + 1, 2 * SIREN_LENGTH + 1)),
      formatFault('id'),
    ),
  )
  .brand<'MandateId'>()
  .register(forms, { id: 'MandateId', pattern: MANDATE_ID.source, format: 'siren-siren-ulid' });
export type MandateId = z.infer<typeof mandateIdSchema>;

/** The organisation that lets the other one act. */
export const mandatorOf = (id: MandateId): Siren => sirenSchema.parse(id.slice(0, SIREN_LENGTH));
/** The organisation that acts for the other one. */
export const mandataryOf = (id: MandateId): Siren =>
  sirenSchema.parse(id.slice(SIREN_LENGTH + 1, 2 * SIREN_LENGTH + 1));

export const reviewIdSchema = ulid().brand<'ReviewId'>().register(forms, { id: 'ReviewId' });
export type ReviewId = z.infer<typeof reviewIdSchema>;

/** The legal unit that an establishment belongs to: the first nine digits of its SIRET. */
export const sirenOf = (siret: Siret): Siren => sirenSchema.parse(siret.slice(0, 9));
