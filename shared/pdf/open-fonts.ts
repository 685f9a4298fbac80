import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import * as z from 'zod/mini';
import { FACES, type Face, type FontPackage, fileOf, inPackage, LETTERS_FILE } from './font-packages.ts';
import { unpackWoff } from './unpack-woff.ts';

/** A font as PDF/A wants it: in a file, never the reader's own. */
export interface OpenFont {
  /** For example `noto-sans-latin-400`. */
  name: string;
  bytes: Buffer;
  font: Font;
}

/** Finds the first font that has all of the characters. */
type Finder = (codePoints: readonly number[]) => OpenFont | undefined;

const packages = createRequire(import.meta.url);
const read = (from: FontPackage, file: string): Buffer =>
  readFileSync(packages.resolve(inPackage(from, file)));

const openFont = (from: FontPackage, part: string): OpenFont => {
  const bytes = unpackWoff(read(from, fileOf(from, part)));
  const font = create(bytes);
  if ('fonts' in font) throw new Error(`${from.name}: one font was expected`);
  return { name: `${from.name}-${part}-${from.weight}`, bytes, font };
};

const lettersSchema = z.record(z.string(), z.string());

/** « U+0100-02BA,U+02BD » */
const parseRanges = (text: string) =>
  text.split(',').map((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-')
      .map((end) => Number.parseInt(end, 16));
    return { first, last };
  });

/** The files of a package, with the letters that each may have. */
const partsOf = (from: FontPackage) =>
  from.only === undefined
    ? Object.entries(lettersSchema.parse(JSON.parse(read(from, LETTERS_FILE).toString('utf8')))).map(
        ([part, ranges]) => ({ part: part.replace(/[[\]]/g, ''), ranges: parseRanges(ranges) }),
      )
    : [{ part: from.only, ranges: parseRanges('U+0-FFFF') }];

const openPackage = (from: FontPackage): Finder => {
  const parts = partsOf(from).map(({ part, ranges }) => {
    let opened: OpenFont | undefined;
    const open = (): OpenFont => {
      opened ??= openFont(from, part);
      return opened;
    };
    return { ranges, open };
  });
  return (codePoints) => {
    const [base = 0] = codePoints;
    for (const { ranges, open } of parts) {
      if (!ranges.some(({ first, last }) => base >= first && base <= last)) continue;
      const found = open();
      if (codePoints.every((each) => found.font.hasGlyphForCodePoint(each))) return found;
    }
    return undefined;
  };
};

const opened = new Map<string, Finder>();

/** Each file is read when a letter of it is first printed, and once per Lambda. */
const finderOf = (from: FontPackage): Finder => {
  const key = `${from.name}-${from.weight}`;
  const finder = opened.get(key) ?? openPackage(from);
  opened.set(key, finder);
  return finder;
};

/** The font of that face that prints the character, with its marks. None has it where nothing is returned. */
export const findFont = (face: Face, character: string): OpenFont | undefined => {
  const codePoints = [...character].map((each) => each.codePointAt(0) ?? 0);
  for (const from of FACES[face]) {
    const found = finderOf(from)(codePoints);
    if (found !== undefined) return found;
  }
  return undefined;
};
