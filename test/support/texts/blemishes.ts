import type { Language } from '../../../shared/wording/text.ts';

/** Words that one language has and the other has not, as faults from elsewhere would bring them in. */
const FOREIGN: Record<Language, RegExp> = {
  fr: /\b(the|of|is|are|must|and|this|that|with|field|string|expected|received|invalid|input|unknown|required|value|your|there|at least)\b/i,
  en: /[àâçéèêëîïôûùœ«»]|\b(le|la|les|des|une|est|et|du|pas|vous|votre|cette|champ|qui|sur|dans|au|aux|plus de)\b/i,
};

const BLEMISHES: readonly [string, RegExp][] = [
  ['a regular expression', /\\[dwsp]|\[\^?\w-\w|\(\?|[$^]|\|/],
  ['a code in guillemets', /[«“"]\s?[a-z]+(?:[-_][a-z]+)*\s?[»”"]/],
  ['an identifier of the contract', /\b[a-z]+[A-Z]\w*/],
  ['an instant in ISO form', /\d{4}-\d\d-\d\dT\d\d/],
  ['a path', /(?:^|[\s(:])\/\w/],
  ['a fact left out', /…|undefined|NaN|null|\[object| {2}| [.,]/],
  ['a placeholder', /[{}]/],
  ['no capital at its beginning', /^\P{Lu}/u],
  ['no full stop at its end', /[^.]$/],
];

/** What a reader of that language should not find in a sentence; none where it is as it should be. */
export const blemishesOf = (sentence: string, language: Language): string[] => [
  ...BLEMISHES.filter(([, form]) => form.test(sentence)).map(([name]) => name),
  ...(FOREIGN[language].test(sentence) ? [`another language than ${language}`] : []),
];
