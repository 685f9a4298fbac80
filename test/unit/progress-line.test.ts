import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createProgressLine } from '../../commands/progress-line.ts';

const PATH = 'test/data/sirene/StockUniteLegale_extrait.csv';
const halfway = {
  path: PATH,
  bytesRead: statSync(PATH).size / 2,
  counts: { read: 6, kept: 5, leftOut: 1, refused: 0, written: 4, unchanged: 1 },
};

const draw = (isTTY: boolean): string => {
  let drawn = '';
  const output = {
    isTTY,
    write: (text: string | Uint8Array) => {
      drawn += text;
      return true;
    },
  };
  const line = createProgressLine(output);
  line.show(halfway);
  line.clear();
  return drawn;
};

test('a terminal shows how far the file is read, and is left clean', () => {
  expect(draw(true)).toBe(
    '\r\u001B[KStockUniteLegale_extrait.csv: 50 %, 6 rows read, 5 kept, 4 written\r\u001B[K',
  );
});

test('a file or a pipe shows nothing', () => {
  expect(draw(false)).toBe('');
});
