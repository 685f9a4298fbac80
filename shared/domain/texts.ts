import * as z from 'zod/mini';
import { formatFault, formatRule } from './faults.ts';
import { forms } from './forms.ts';
import { asName, isName, isShortName, LONGEST_NAME, NAME_PATTERN } from './names.ts';

/**
 * Line breaks and other control characters have no place in a name or a reason, because they can forge logs and
 * e-mails. The same goes for marks that turn the direction of the text, half characters, and the replacement mark for
 * bytes that were not UTF-8.
 */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\uFFFD]/u;

/** For the contract's document: something that is seen, and no such character. */
const LINE = `^(?=.*\\S)[^${CONTROL.source.slice(1, -1)}]*$`;

export const hasControlCharacters = (text: string): boolean => CONTROL.test(text);

/** One line of text that people wrote. `id` is its name in the contract's document. */
export const lineSchema = (maxLength: number, id?: string) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(maxLength),
      z.refine((text) => !hasControlCharacters(text), formatFault('control-characters')),
    )
    .register(forms, { pattern: LINE, ...(id !== undefined && { id }) });

/**
 * A given name; empty for somebody who has one name only, which is their family name (ADR 60). A name that is too long is
 * not looked at further.
 */
export const givenNameSchema = z
  .string()
  .check(
    z.trim(),
    z.overwrite(asName),
    z.refine(isShortName, formatRule('name-too-long', { max: LONGEST_NAME })),
    z.refine((text) => !isShortName(text) || text === '' || isName(text), formatFault('name')),
  )
  .register(forms, { id: 'GivenName', pattern: `^$|${NAME_PATTERN}`, maxLength: LONGEST_NAME });

/** A family name. */
export const nameSchema = givenNameSchema
  .check(z.minLength(1))
  .register(forms, { id: 'Name', pattern: NAME_PATTERN, maxLength: LONGEST_NAME });

/** What a mail program would make a link of, or the beginning of one. */
const LINK = /:\/\/|@|[^\s.]\.[^\s.]{2,}/u;

/** The name of an organisation that the register does not know, as somebody typed it. */
export const organisationNameSchema = lineSchema(100)
  .check(z.refine((text) => !LINK.test(text), formatFault('organisation-name')))
  .register(forms, { id: 'OrganisationName', pattern: `^(?!.*(?:${LINK.source}))${LINE.slice(1)}` });
