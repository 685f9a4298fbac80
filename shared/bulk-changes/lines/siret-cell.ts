import { type Siret, siretSchema } from '../../domain/identifiers.ts';

/** 2,192E+13: what Excel makes of a number of more than eleven digits. */
const SHORTENED = /^(\d)(?:[.,](\d+))?E\+?13$/i;

/**
 * The digits of a SIRET as people and spreadsheets write it: in groups with spaces, dots or dashes, as text with an
 * apostrophe, as a number with decimals or without its first zero, or in scientific notation with all its digits.
 */
const digitsIn = (text: string): string => {
  const plain = text.replace(/[\s\p{Default_Ignorable_Code_Point}'’]/gu, '');
  const [, first = '', rest = ''] = SHORTENED.exec(plain) ?? [];
  if (rest.length === 13) return first + rest;
  const digits = plain.replace(/[.,]0{1,2}$/, '').replaceAll(/[._\p{Dash}]/gu, '');
  return /^\d{13}$/.test(digits) ? `0${digits}` : digits;
};

export const siretInCell = (text: string): Siret | undefined => siretSchema.safeParse(digitsIn(text)).data;

/** Whether Excel has shortened the number, and some of its digits are gone. */
export const isShortened = (text = ''): boolean => SHORTENED.test(text.replaceAll(/\s/g, ''));
