import { timingSafeEqual } from 'node:crypto';

/** Why a form is not taken. */
export type FormRefusal = 'not-a-form' | 'too-large' | 'file-too-large' | 'foreign' | 'untrusted';

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;
const FORM_WITH_FILE = /^(application\/x-www-form-urlencoded\s*(;|$)|multipart\/form-data\s*;)/i;

/**
 * Whether a request that changes something comes from a page of ours: the exact `Origin`, which browsers send with every
 * POST, and what `Sec-Fetch-Site` says where they tell it.
 */
export const refusalOfRequest = (
  headers: Headers,
  origin: string,
  { takesFile = false }: { takesFile?: boolean } = {},
): FormRefusal | undefined => {
  const form = takesFile ? FORM_WITH_FILE : FORM;
  if (!form.test(headers.get('content-type') ?? '')) return 'not-a-form';
  if (headers.get('origin') !== origin) return 'foreign';
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' ? undefined : 'foreign';
};

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Whether the form was shown in this session: its token is the session's. */
export const refusalOfToken = (given: string, expected: string): FormRefusal | undefined =>
  expected !== '' && isSame(given, expected) ? undefined : 'untrusted';
