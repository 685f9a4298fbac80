import * as z from 'zod/mini';
import { formatFault } from './faults.ts';

/**
 * Line breaks and other control characters have no place in a name or a reason, because they can forge logs and
 * e-mails. The same goes for marks that turn the direction of the text, half characters, and the replacement mark for
 * bytes that were not UTF-8.
 */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\uFFFD]/u;

export const hasControlCharacters = (text: string): boolean => CONTROL.test(text);

/** One line of text that people wrote. */
export const lineSchema = (maxLength: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(maxLength),
    z.refine((text) => !hasControlCharacters(text), formatFault('control-characters')),
  );

export const nameSchema = lineSchema(100);

export const emailSchema = z.string().check(z.trim(), z.maxLength(254), z.email(formatFault('email')));

/** For comparing and sorting what people typed: case and accents do not matter. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
