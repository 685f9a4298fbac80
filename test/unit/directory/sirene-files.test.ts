import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sirenSchema } from '../../../shared/domain/identifiers.ts';
import { RowRefused } from '../../../shared/sirene/cells.ts';
import { readTextLines } from '../../../shared/sirene/read-lines.ts';
import { readStock } from '../../../shared/sirene/read-stock.ts';
import { createSirenSet } from '../../../shared/sirene/siren-set.ts';
import { sirenNumber } from '../../support/directory/luhn.ts';
import { temporaryFile } from '../../support/directory/stock-files.ts';

type Found = [line: number, value: string | undefined];

const readColumn = async (content: string | Buffer, column = 'b'): Promise<Found[]> => {
  const found: Found[] = [];
  for await (const { rows } of readStock(temporaryFile('stock.csv', content), [column]))
    for (const { line, read } of rows) {
      try {
        found.push([line, read()(column)]);
      } catch (error) {
        if (!(error instanceof RowRefused)) throw error;
        found.push([line, error.message]);
      }
    }
  return found;
};

describe('a stock file', () => {
  test('is read with or without byte order mark, with either line end, with or without a last one', async () => {
    const expected = [
      [2, 'é'],
      [3, 'y'],
    ];
    expect(await readColumn('a,b\n1,é\n2,y\n')).toEqual(expected);
    expect(await readColumn('\uFEFFb,a\r\né,1\r\ny,2\r\n')).toEqual(expected);
    expect(await readColumn('a,b\n1,é\n2,y')).toEqual(expected);
  });

  test('may quote its fields', async () => {
    expect(await readColumn('a,"b"\n1,"SAINT-DENIS, LA ""REUNION"""\n')).toEqual([
      [2, 'SAINT-DENIS, LA "REUNION"'],
    ]);
  });

  test('is read with columns in any order, and its blank lines are counted but not read', async () => {
    expect(await readColumn('b,a\nx,1\n\ny,2\n')).toEqual([
      [2, 'x'],
      [4, 'y'],
    ]);
  });

  test('with a malformed line gives the rows after it', async () => {
    expect(await readColumn('a,b\n1,"open\n2,y\n3,x"z\n4\n5,6,7\n8,z\n')).toEqual([
      [2, 'malformed CSV (CSV_QUOTE_NOT_CLOSED)'],
      [3, 'y'],
      [4, 'malformed CSV (INVALID_OPENING_QUOTE)'],
      [5, 'malformed CSV (1 fields instead of 2)'],
      [6, 'malformed CSV (3 fields instead of 2)'],
      [7, 'z'],
    ]);
  });

  test('with a line that never seems to end gives the rows after it', async () => {
    expect(await readColumn(`a,b\n1,${'x'.repeat(300_000)}\n2,y\n`)).toEqual([
      [2, 'malformed CSV (the line is too long)'],
      [3, 'y'],
    ]);
  });

  test('in another encoding has only the rows refused that show it', async () => {
    expect(await readColumn(Buffer.from('a,b\n1,é\n2,y\n', 'latin1'))).toEqual([
      [2, 'not UTF-8'],
      [3, 'y'],
    ]);
  });

  test('is refused as a whole when it lacks a column, is empty, is a folder or does not exist', async () => {
    await expect(readColumn('a,c\n1,2\n')).rejects.toThrow('it has no column b.');
    await expect(readColumn('')).rejects.toThrow('is empty.');
    await expect(readStock('/', ['b']).next()).rejects.toThrow('/ is a folder, not a file.');
    await expect(readStock('/no/such', ['b']).next()).rejects.toThrow('There is no file /no/such.');
  });
});

test('the lines of a file are the same wherever its chunks end', async () => {
  const anyLine = fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', ',', '\r', ' '), maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyLine, { maxLength: 12 }),
      fc.integer({ min: 65_000, max: 66_000 }),
      async (lines, size) => {
        const all = ['x'.repeat(size), ...lines, 'last'];
        const read: string[] = [];
        for await (const batch of readTextLines(temporaryFile('lines', all.join('\n'))))
          read.push(...batch.lines);
        expect(read).toEqual(all.map((line) => line.replace(/\r$/, '').slice(0, 65_536)));
      },
    ),
    { numRuns: 50 },
  );
});

test('a set of SIRENs contains what was added and nothing else', () => {
  const siren = fc.integer({ min: 1, max: 99_999_999 }).map((rank) => sirenSchema.parse(sirenNumber(rank)));
  fc.assert(
    fc.property(fc.array(siren), fc.array(siren), (added, others) => {
      const set = createSirenSet();
      for (const one of added) set.add(one);
      expect(added.every(set.has)).toBe(true);
      expect(others.filter(set.has)).toEqual(others.filter((one) => added.includes(one)));
    }),
    { numRuns: 20 },
  );
});
