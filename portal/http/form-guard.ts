import { timingSafeEqual } from 'node:crypto';

/** Why a form is not taken. */
export type FormRefusal = 'not-a-form' | 'too-large' | 'foreign' | 'untrusted';

/** More than any form of ours holds; files go to their bucket. */
const MAX_FORM_BYTES = 262_144;

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/**
 * Whether a request that changes something comes from a page of ours: the exact `Origin`, which browsers send with every
 * POST, and what `Sec-Fetch-Site` says where they tell it.
 */
export const refusalOfRequest = (headers: Headers, origin: string): FormRefusal | undefined => {
  if (!FORM.test(headers.get('content-type') ?? '')) return 'not-a-form';
  if (headers.get('origin') !== origin) return 'foreign';
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' ? undefined : 'foreign';
};

export const isTooLarge = (text: string): boolean => Buffer.byteLength(text) > MAX_FORM_BYTES;

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Whether the form was shown in this session: its token is the session's. */
export const refusalOfToken = (given: string, expected: string): FormRefusal | undefined =>
  expected !== '' && isSame(given, expected) ? undefined : 'untrusted';
