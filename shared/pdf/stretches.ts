import type { Face } from './font-packages.ts';
import { type Run, runsOf } from './text-runs.ts';

/** A part of a line, in the order in which it is printed. */
export interface Stretch {
  /** How it is read, where it is printed from right to left. */
  spoken?: string;
  runs: Run[];
}

const LETTER =
  '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}][\\p{M}]*';
const BETWEEN = "[ '’.\\-]+";
const FROM_THE_RIGHT = new RegExp(`((?:${LETTER})+(?:${BETWEEN}(?:${LETTER})+)*)`, 'u');
const WORDS = new RegExp(`(${BETWEEN})`, 'u');

/**
 * A line of text as it is printed from the left. Fonts turn the letters of a word that is written from the right; its
 * words are turned here.
 */
export const stretchesOf = (face: Face, line: string): Stretch[] =>
  line.split(FROM_THE_RIGHT).flatMap((part, index): Stretch[] => {
    if (part === '') return [];
    if (index % 2 === 0) return [{ runs: runsOf(face, part) }];
    const words = part.split(WORDS).toReversed();
    return [{ spoken: part, runs: words.flatMap((word) => runsOf(face, word)) }];
  });
