import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchesOf } from '../../shared/pdf/stretches.ts';
import { runsOf, visible } from '../../shared/pdf/text-runs.ts';

test('words of one font are one run, and each character has its font', () => {
  const runs = runsOf('regular', 'Zofia Łukasz 李 王');
  expect(runs.map(({ font, text }) => [font.name.replace(/-\d+-400$/, ''), text])).toEqual([
    ['noto-sans-latin-400', 'Zofia '],
    ['noto-sans-latin-ext-400', 'Ł'],
    ['noto-sans-latin-400', 'ukasz '],
    ['chocolate-classical-sans', '李 '],
    ['chocolate-classical-sans', '王'],
  ]);
});

test('words that are written from the right are printed from there, and read as they were written', () => {
  const [before, name, after] = stretchesOf('regular', 'De محمد بن-علي, le 1er');
  expect(before).toMatchObject({ runs: [{ text: 'De ' }] });
  expect(name?.spoken).toBe('محمد بن-علي');
  expect(name?.runs.map(({ text }) => text).join('')).toBe('علي-بن محمد');
  expect(after).toMatchObject({ runs: [{ text: ', le 1er' }] });
});

test('any text is printed, and every letter by a font that has it', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { font, text: printed } of stretchesOf('regular', visible(text)).flatMap(({ runs }) => runs))
        for (const character of printed)
          expect(font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
