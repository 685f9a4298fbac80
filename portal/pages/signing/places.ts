import type { AnswerOf } from '../../client/contract.ts';
import { nameInWords } from '../../words/names.ts';
import type { Language } from '../../words/words.ts';
import { coverageWords } from './words.ts';

export type Coverage = AnswerOf<'GET /organisations/{siren}/coverage'>;
export type Place = Coverage['items'][number];

/** « 11 rue des Forges, Lurey » */
export const addressInWords = ({ address: { lines, city } }: Pick<Place, 'address'>): string =>
  [...lines, city].flatMap((line) => (line ? nameInWords(line) : [])).join(', ');

/** What stands above a narrow column. */
export const shortCode = (language: Language, code: string): string => {
  const short: Readonly<Record<string, string>> = coverageWords[language].short;
  return short[code] ?? code;
};
