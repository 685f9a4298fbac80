/** A package of `@fontsource`, and its weight. */
export interface FontPackage {
  name: string;
  weight: 400 | 700;
  /** Such a package has one file for all of its letters, of this name. The others have one for each group of letters. */
  only?: string;
}

/**
 * Who is asked for a letter that Noto Sans (Latin, Greek, Cyrillic, Devanagari) lacks, in this order: the joined
 * letters of Arabic, the characters of Chinese and Japanese, then every letter of Unicode's first plane.
 */
const FOR_THE_REST: readonly FontPackage[] = [
  { name: 'noto-sans-arabic', weight: 400 },
  { name: 'chocolate-classical-sans', weight: 400 },
  { name: 'unifont', weight: 400, only: 'latin' },
];

/** How a text looks, and the packages whose fonts print it: the first that has a letter is taken. */
export const FACES = {
  regular: [{ name: 'noto-sans', weight: 400 }, ...FOR_THE_REST],
  bold: [{ name: 'noto-sans', weight: 700 }, ...FOR_THE_REST],
  monospaced: [{ name: 'noto-sans-mono', weight: 700 }, ...FOR_THE_REST],
} as const satisfies Record<string, readonly FontPackage[]>;
export type Face = keyof typeof FACES;

/** What says which letters are in which file. */
export const LETTERS_FILE = 'unicode.json';

/** WOFF 1.0, since the library cannot take single letters out of a WOFF 2. */
export const fileOf = ({ name, weight }: FontPackage, part: string): string =>
  `files/${name}-${part}-${weight}-normal.woff`;

/** Where files of a package are: below `node_modules/`, here and beside a Lambda's code. */
export const inPackage = ({ name }: FontPackage, file: string): string => `@fontsource/${name}/${file}`;
