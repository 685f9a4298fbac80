import * as z from 'zod/mini';
import type { FileStore } from './file-store.ts';

/** Rows per file. A page reads one or two files, and a hundred thousand rows are fifty files. */
export const ROWS_PER_FILE = 2_000;

const fileOf = (prefix: string, number: number): string =>
  `${prefix}/${String(number).padStart(5, '0')}.json`;

/** Writes rows below a prefix, in their order and many per file, so that only one file is in memory at a time. */
export const openSeries = (files: FileStore, prefix: string) => {
  let waiting: unknown[] = [];
  let number = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    await files.put(fileOf(prefix, number), JSON.stringify(rows), 'application/json');
    number += 1;
  };
  return {
    push: async (row: unknown): Promise<void> => {
      waiting.push(row);
      if (waiting.length === ROWS_PER_FILE) await flush();
    },
    /** Writes the remaining rows; called once. */
    close: flush,
  };
};

/** Writes a whole series of rows that are in memory. */
export const writeSeries = async (
  files: FileStore,
  prefix: string,
  rows: Iterable<unknown>,
): Promise<void> => {
  const series = openSeries(files, prefix);
  for (const row of rows) await series.push(row);
  await series.close();
};

const readFileOf = async <S extends z.core.$ZodType>(
  files: FileStore,
  name: string,
  row: S,
): Promise<z.core.output<S>[]> => {
  const bytes = await files.get(name);
  if (bytes === undefined) return [];
  return z.array(row).parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
};

/**
 * One page of a series, from the row of that rank on (counted from 0). `next` is the rank of the next page's first
 * row, if there is one.
 */
export const readSeries = async <S extends z.core.$ZodType>(
  files: FileStore,
  prefix: string,
  row: S,
  { from, limit }: { from: number; limit: number },
): Promise<{ rows: z.core.output<S>[]; next: number | undefined }> => {
  const number = Math.floor(from / ROWS_PER_FILE);
  const start = from % ROWS_PER_FILE;
  const first = await readFileOf(files, fileOf(prefix, number), row);
  // One row more than the page, to see whether another page follows.
  const rest = start + limit >= ROWS_PER_FILE ? await readFileOf(files, fileOf(prefix, number + 1), row) : [];
  const found = [...first, ...rest].slice(start, start + limit + 1);
  return { rows: found.slice(0, limit), next: found.length > limit ? from + limit : undefined };
};

/** Every row of a series, file by file. */
export async function* readWholeSeries<S extends z.core.$ZodType>(
  files: FileStore,
  prefix: string,
  row: S,
): AsyncGenerator<z.core.output<S>> {
  for (let number = 0; ; number += 1) {
    const rows = await readFileOf(files, fileOf(prefix, number), row);
    yield* rows;
    if (rows.length < ROWS_PER_FILE) return;
  }
}
