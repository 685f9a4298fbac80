import type { FactName, Facts } from '../domain/facts.ts';
import { instantInWords, numberInWords, rightInWords, sirenInWords, siretInWords } from './in-words.ts';
import type { Language, Text, Words } from './text.ts';

const asItIs = (text: string): string => text;

/**
 * Stands for a missing fact, or one of nothing but spaces. The types require every fact that a message names, so nobody should
 * see it; but a question may name an establishment by an empty text.
 */
const LEFT_OUT = '…';

const isBlank = (fact: unknown): boolean =>
  fact === undefined || (typeof fact === 'string' && fact.trim() === '');

/** Each fact, as people read it. */
const wordsOf = (facts: Partial<Facts>, language: Language): Words => {
  const write = <T>(fact: T | undefined, inWords: (fact: T, language: Language) => string): string =>
    fact === undefined || isBlank(fact) ? LEFT_OUT : inWords(fact, language);
  return {
    service: write(facts.service, asItIs),
    required: write(facts.required, asItIs),
    right: write(facts.right, rightInWords),
    allowed: write(facts.allowed, rightInWords),
    siret: write(facts.siret, siretInWords),
    siren: write(facts.siren, sirenInWords),
    until: write(facts.until, instantInWords),
    count: write(facts.count, numberInWords),
    days: write(facts.days, numberInWords),
    minutes: write(facts.minutes, numberInWords),
    min: write(facts.min, numberInWords),
    max: write(facts.max, numberInWords),
    step: write(facts.step, numberInWords),
    line: write(facts.line, asItIs),
    column: write(facts.column, asItIs),
  };
};

/** The text in that language, with these facts in words. */
export const say = (text: Text<FactName>, facts: Partial<Facts>, language: Language): string => {
  const sentence = text[language];
  return typeof sentence === 'string' ? sentence : sentence(wordsOf(facts, language));
};
