/** Letters that are one with others to whoever looks for a name, and that Unicode does not take apart. */
const TAKEN_APART: Readonly<Record<string, string>> = {
  ...{ œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ς: 'σ' },
};
const TOGETHER = new RegExp(`[${Object.keys(TAKEN_APART).join('')}]`, 'gu');

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Accents. Vowel signs of other scripts are letters to their readers, and stay. */
const ACCENTS = /(?=\p{Diacritic})\p{M}/gu;
/** What stands between words. Unicode counts some apostrophes among the letters. */
const BETWEEN = /(?:[^\p{L}\p{M}\p{N}]|[\u02b9-\u02bc\u02ee])+/gu;

/** Unicode's full case folding, which JavaScript does not have: three steps give it. */
export const foldCase = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

const apart = (text: string): string => text.normalize('NFKD').replace(INVISIBLE, '').replace(ACCENTS, '');

/**
 * A text as people mean it who look for a name, compare two or sort them: words in small letters without accents or
 * ligatures, one space between two. Whatever else joins words (hyphens, apostrophes, spaces of any kind) is that space.
 * Letters that only look alike (a Cyrillic а) stay apart. It is what it is when it is folded again.
 */
export const foldText = (text: string): string =>
  apart(foldCase(apart(text)))
    .replace(TOGETHER, (letter) => TAKEN_APART[letter] ?? letter)
    .replace(BETWEEN, ' ')
    .trim();

/** Numbers are written in groups: 219 200 235 00019. */
const inOneNumber = (folded: string): string => folded.replaceAll(/(\p{N}) (?=\p{N})/gu, '$1');

/** Finds texts that hold what somebody typed into a search, however either is written. */
export const searchFor = (typed: string): ((text: string) => boolean) => {
  const folded = inOneNumber(foldText(typed));
  if (folded === '') return (text) => text.includes(typed.trim());
  return (text) => inOneNumber(foldText(text)).includes(folded);
};
