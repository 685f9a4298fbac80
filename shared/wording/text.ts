import type { FactName } from '../domain/facts.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Facts as people read them, in one language. */
export type Words<Name extends FactName = FactName> = Readonly<Record<Name, string>>;

/** A sentence. One that names facts can be a function of the words for them. */
export type Sentence<Name extends FactName = never> = [Name] extends [never]
  ? string
  : string | ((words: Words<Name>) => string);

/** A text in both languages. Every message of the register is one. */
export type Text<Name extends FactName = never> = Readonly<Record<Language, Sentence<Name>>>;
