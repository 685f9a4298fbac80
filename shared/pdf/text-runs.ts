import type { Face } from './font-packages.ts';
import { findFont, type OpenFont } from './open-fonts.ts';

/** Stands for what no font has: seen, and no letter. */
const REPLACEMENT = '\ufffd';
/** Spaces that a line may end at; a no-break space stays one. */
const SPACES = /[^\S\u00a0\u202f]+/gu;
/** Control characters, direction marks and halves of surrogates, none of which can be seen on paper. */
const INVISIBLE = /\p{C}/gu;
const MARKS = /\p{M}/gu;

/** Letters that one font prints. */
export interface Run {
  font: OpenFont;
  text: string;
}

const characters = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** The text as it can be seen on one line. */
export const visible = (text: string): string =>
  text.replace(SPACES, ' ').replace(INVISIBLE, '').normalize('NFC').trim();

/** A character that no font has is printed without its marks, or replaced. */
const findRun = (face: Face, character: string): Run => {
  for (const text of [character, character.normalize('NFKD').replace(MARKS, ''), REPLACEMENT]) {
    const font = text === '' ? undefined : findFont(face, text);
    if (font !== undefined) return { font, text };
  }
  throw new Error(`no font of the face ${face} has the replacement`);
};

/** So many are remembered: a letter has some sixty, and names of every script come in the end. */
const REMEMBERED = 4_000;
const remembered = new Map<string, Run>();

const printable = (face: Face, character: string): Run => {
  const key = `${face} ${character}`;
  const run = remembered.get(key) ?? findRun(face, character);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, run);
  return run;
};

/**
 * Which fonts print the text, from left to right. It never fails: nothing is printed as a box without meaning (the
 * glyph `.notdef`, which PDF/A forbids).
 */
export const runsOf = (face: Face, text: string): Run[] => {
  const runs: Run[] = [];
  for (const { segment } of characters.segment(text)) {
    const last = runs.at(-1);
    // A space belongs to the word before it, so that two words of a font are one run.
    const keeps = segment === ' ' && last?.font.font.hasGlyphForCodePoint(0x20);
    const { font, text: printed } =
      last !== undefined && keeps ? { font: last.font, text: segment } : printable(face, segment);
    if (last?.font === font) last.text += printed;
    else runs.push({ font, text: printed });
  }
  return runs;
};
