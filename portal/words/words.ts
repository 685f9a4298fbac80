import { en } from './en.ts';
import { fr } from './fr.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What every page says; each task has words of its own beside its pages. */
export type Words = typeof fr;

export const WORDS: Readonly<Record<Language, Words>> = { fr, en };

export const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);
