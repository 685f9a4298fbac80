import { foldText } from './folded.ts';

/**
 * What somebody is called. Whoever has one name only has it as family name, and an empty given name (ADR 60). Both are
 * empty where nobody has said a name; former items may hold a given name alone.
 */
export interface Names {
  familyName: string;
  givenName: string;
}

/** Nobody has said a name yet. */
export const NO_NAMES: Names = { familyName: '', givenName: '' };

/** The whole name. Empty where nobody has said it. */
export const fullName = ({ familyName, givenName }: Names): string => `${givenName} ${familyName}`.trim();

/** The names as they are kept: a single name is a family name, wherever it was written. */
export const asNames = ({ familyName, givenName }: Names): Names =>
  familyName === '' ? { familyName: givenName, givenName: '' } : { familyName, givenName };

/** The names that somebody gave themselves; where they gave none, those under which others know them. Never some of both. */
export const namesOr = (own: Names, others: Names): Names => {
  const { familyName, givenName } = fullName(own) === '' ? others : own;
  return { familyName, givenName };
};

/**
 * Whether two people are called the same, as far as a reader of the whole names would say so: which part of a name is
 * the family's differs from one login to another.
 */
export const isSameName = (one: Names, other: Names): boolean =>
  foldText(fullName(one)) === foldText(fullName(other));

/** The most that a reader sees of one name. */
export const LONGEST_NAME = 60;
/** No name of that many visible characters needs more units, marks included. What is longer is not counted. */
const LONGEST_TEXT = LONGEST_NAME * 6;

/** Letters and marks that show. Some of either are invisible, and fill a name with nothing. */
const LETTER = String.raw`(?!\p{Default_Ignorable_Code_Point})\p{L}(?:(?!\p{Default_Ignorable_Code_Point})\p{M}){0,2}`;
const APOSTROPHES = String.raw`'\u2019`;
const HYPHENS = String.raw`\-\u2010\u2011`;
/** A dot ends an abbreviation of one to four letters (« J.-P. », « Ste. »): `town.example` is no name. */
const ABBREVIATION = String.raw`(?<![\p{L}\p{M}])(?:${LETTER}){1,4}\.(?=[ ${HYPHENS}]|$)`;
const NAME = new RegExp(`^(?:${ABBREVIATION}|${LETTER}|[${APOSTROPHES} ${HYPHENS}])+$`, 'u');
const HAS_LETTER = /\p{L}/u;
/** A run of spaces is one space, and the marks of a letter are part of it: so a pattern can count what is seen. */
const SPACES = String.raw`[ \u00a0\u202f]+(?=[^\s])`;
const DOT = String.raw`(?<=(?<![\p{L}\p{M}])(?:${LETTER}){1,4})\.(?=[\s${HYPHENS}]|$)`;
/**
 * For the contract's document: what `isName` and `isShortName` say of a name as it comes, in one pattern. Where a script
 * draws several letters as one, a name may be longer.
 */
export const NAME_PATTERN = String.raw`^(?=.*\p{L})\s*(?!\s)(?:${DOT}|${SPACES}|${LETTER}|[${APOSTROPHES}${HYPHENS}]){1,${LONGEST_NAME}}\s*$`;

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Whether a name has at most sixty visible characters. */
export const isShortName = (text: string): boolean =>
  text.length <= LONGEST_TEXT && [...graphemes.segment(text)].length <= LONGEST_NAME;

/**
 * Whether a text is a name and can be nothing else: letters with at most two marks each, apostrophes, hyphens, spaces,
 * and the dots of abbreviations. Digits, links, and what turns or hides text are none. Names go into mails and letters
 * to people who do not know their author.
 */
export const isName = (text: string): boolean => NAME.test(text) && HAS_LETTER.test(text);

/** The name in the form in which it is stored: letters and marks composed, each space one plain space. */
export const asName = (text: string): string => text.normalize('NFC').replaceAll(/[ \u00a0\u202f]+/g, ' ');

const isShown = (text: string): boolean => text === '' || (isShortName(text) && isName(text));

/**
 * The whole name for a mail or a letter; undefined where nobody has said it, or where it was stored before the rule
 * about names and does not keep it.
 */
export const nameInMail = (names: Names): string | undefined =>
  isShown(names.familyName) && isShown(names.givenName) ? fullName(names) || undefined : undefined;
