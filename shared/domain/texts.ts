import * as z from 'zod/mini';
import { type FormatFaultCode, formatFault, formatRule } from './faults.ts';
import { forms } from './forms.ts';
import { asName, isName, isShortName, LONGEST_NAME, NAME_PATTERN } from './names.ts';

/**
 * Line breaks and other control characters have no place in a name or a reason, because they can forge logs and
 * e-mails. The same goes for marks that turn the direction of the text, half characters, and the replacement mark for
 * bytes that were not UTF-8.
 */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\uFFFD]/u;

/** For the contract's document: so much that is seen, and no such character. */
const lineOf = (minLength = 1): string => {
  const seen = minLength > 1 ? `\\S.{${minLength - 2},}\\S` : '\\S';
  return `^(?=\\s*${seen})[^${CONTROL.source.slice(1, -1)}]*$`;
};
const LINE = lineOf();

export const hasControlCharacters = (text: string): boolean => CONTROL.test(text);

/** Whether a text has more characters than that. JSON Schema counts each once, wherever Unicode has it, and so do we. */
const isLonger = (text: string, maxLength: number): boolean =>
  text.length > 2 * maxLength || (text.length > maxLength && [...text].length > maxLength);

/** At most so many characters. The schema says so to the contract's document by `maxLength` among its forms. */
const atMost = (maximum: number, fault?: FormatFaultCode) =>
  z.check<string>(({ value, issues }) => {
    if (!isLonger(value, maximum)) return;
    const found = { code: 'too_big', origin: 'string', maximum, inclusive: true, input: value } as const;
    issues.push({ ...found, ...(fault !== undefined && { message: fault }) });
  });

/** Any text of at most so many characters. `fault` is what is wrong with a longer one, where it is not its length. */
export const shortTextSchema = (maxLength: number, fault?: FormatFaultCode) =>
  z.string().check(atMost(maxLength, fault)).register(forms, { maxLength });

interface LineForm {
  /** Its name in the contract's document. */
  id?: string;
  minLength?: number;
}

/** One line of text that people wrote. */
export const lineSchema = (maxLength: number, { id, minLength = 1 }: LineForm = {}) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(minLength),
      atMost(maxLength),
      z.refine((text) => !hasControlCharacters(text), formatFault('control-characters')),
    )
    .register(forms, { pattern: lineOf(minLength), maxLength, ...(id !== undefined && { id }) });

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
  .register(forms, { id: 'GivenName', pattern: `^\\s*$|${NAME_PATTERN}` });

/** A family name. */
export const nameSchema = givenNameSchema
  .check(z.minLength(1))
  .register(forms, { id: 'Name', pattern: NAME_PATTERN });

/** What a mail program would make a link of, or the beginning of one. */
const LINK = /:\/\/|@|[^\s.]\.[^\s.]{2,}/u;

/** The name of an organisation that the register does not know, as somebody typed it. */
export const organisationNameSchema = lineSchema(100)
  .check(z.refine((text) => !LINK.test(text), formatFault('organisation-name')))
  .register(forms, {
    id: 'OrganisationName',
    pattern: `^(?!.*(?:${LINK.source}))${LINE.slice(1)}`,
    maxLength: 100,
  });
