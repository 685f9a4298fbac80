import type { Entries } from '../session/drafts.ts';

/** Names of our own hidden fields: no question of a form is called so. */
export const FORM_TOKEN = '_token';
export const FORM_KEY = '_key';

/** What a person answered in a form; or a draft of it, or nothing yet. */
export interface Fields {
  /** The answer, without spaces around it; empty where there is none. */
  text: (name: string) => string;
  /** Every answer to a question that takes several. */
  all: (name: string) => string[];
  has: (name: string) => boolean;
  /** All of it but our hidden fields, to be kept or sent again. */
  entries: Entries;
}

export const fieldsOf = (entries: Iterable<readonly [string, string]>): Fields => {
  const given = [...entries].filter(([name]) => name !== FORM_TOKEN && name !== FORM_KEY);
  const all = (name: string): string[] =>
    given.filter(([key]) => key === name).map(([, value]) => value.trim());
  return {
    text: (name) => all(name)[0] ?? '',
    all,
    has: (name) => given.some(([key]) => key === name),
    entries: given.map(([name, value]) => [name, value]),
  };
};

/** Numbers and keys may be typed with spaces, dots or dashes between their parts. */
export const compact = (text: string): string => text.replaceAll(/[\s\u00a0\u202f.·–—-]+/gu, '');
