import { domainToASCII } from 'node:url';
import * as z from 'zod/mini';
import { formatFault } from '../faults.ts';
import { forms } from '../forms.ts';

/**
 * Letters with the accents of languages in Latin letters, as they are once composed. None of them is taken for another: the
 * dotless i, the long s and letters of other scripts are not among them.
 */
const ACCENTED = String.raw`\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u012F\u0134-\u0137\u0139-\u0148\u014C-\u017E\u0218-\u021B\u1EA0-\u1EF9`;
const LETTER = `A-Za-z0-9${ACCENTED}`;

/** As zod's own pattern, with those letters. */
const ADDRESS = new RegExp(
  String.raw`^(?!\.)(?!.*\.\.)[${LETTER}_'+\-.]*[${LETTER}_+\-]@(?:[${LETTER}][${LETTER}\-]*\.)+[${LETTER}][${LETTER}\-]*[A-Za-z${ACCENTED}]$`,
  'u',
);

/**
 * An address as people type it, accents included (ADR 61). A domain in another script is written as the network has it
 * (`xn--…`): nobody takes it for another one.
 */
export const emailSchema = z
  .string()
  .check(
    z.trim(),
    z.overwrite((text) => text.normalize('NFC')),
    z.maxLength(254),
    z.email({ pattern: ADDRESS, error: formatFault('email') }),
  )
  .register(forms, { format: 'idn-email' });

/** What composing would turn into another letter: Kelvin, Ohm and Ångström signs. */
const SIGNS = '\u212A\u2126\u212B';
const OTHERS = new RegExp(`[^${SIGNS}]+`, 'gu');

/**
 * An address as it is kept, found and shown: composed, in small letters, its domain as the network has it (`xn--…` for
 * one with accents). So one mailbox is written in one way, and a domain that only looks like another one does not show
 * as it. A sign of a unit stays what it is: in lower case the Kelvin sign would be a k, and its address somebody else's.
 */
export const normaliseEmail = (email: string): string => {
  const text = email.trim().replace(OTHERS, (run) => run.normalize('NFC').toLowerCase());
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  return at < 0 ? text : `${text.slice(0, at)}@${domainToASCII(domain) || domain}`;
};

const READABLE = new RegExp(`^[\\x21-\\x7E\u2019${ACCENTED}]+$`, 'u');

/** Whether an address, normalised, is made of letters that are all taken for themselves. */
export const isReadable = (email: string): boolean => READABLE.test(email);
