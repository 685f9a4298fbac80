import * as z from 'zod/mini';

/** SIREN of La Poste, whose establishments follow another rule than Luhn's (INSEE, "Identifiants SIREN et SIRET"). */
const LA_POSTE = '356000000';

const digits = (text: string): number[] => [...text].map(Number);

const passesLuhn = (text: string): boolean =>
  digits(text)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? digit : digit * 2))
    .map((product) => (product > 9 ? product - 9 : product))
    .reduce((sum, digit) => sum + digit, 0) %
    10 ===
  0;

const digitSum = (text: string): number => digits(text).reduce((sum, digit) => sum + digit, 0);

/** Nine digits, Luhn; nine zeros pass Luhn but identify nobody. */
const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && text !== '000000000' && passesLuhn(text);

/** SIREN + 5-digit NIC, Luhn over the 14; La Poste's may have a digit sum divisible by 5 instead. */
const isSiret = (text: string): boolean =>
  /^\d{14}$/.test(text) &&
  isSiren(text.slice(0, 9)) &&
  (passesLuhn(text) || (text.startsWith(LA_POSTE) && digitSum(text) % 5 === 0));

export const sirenSchema = z
  .string()
  .check(z.refine(isSiren, 'Un SIREN est formé de 9 chiffres et d’une clé de contrôle valide.'))
  .brand<'Siren'>();
export type Siren = z.infer<typeof sirenSchema>;

export const siretSchema = z
  .string()
  .check(z.refine(isSiret, 'Un SIRET est formé de 14 chiffres et d’une clé de contrôle valide.'))
  .brand<'Siret'>();
export type Siret = z.infer<typeof siretSchema>;

/** Crockford base 32, 26 characters, as https://github.com/ulid/spec says. */
const ulid = () => z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'Identifiant inconnu.'));

export const personIdSchema = ulid().brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

export const grantIdSchema = ulid().brand<'GrantId'>();
export type GrantId = z.infer<typeof grantIdSchema>;

/** The legal unit that an establishment belongs to: the first nine digits of its SIRET. */
export const sirenOf = (siret: Siret): Siren => sirenSchema.parse(siret.slice(0, 9));
