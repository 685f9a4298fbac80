import * as z from 'zod/mini';
import type { FileStore } from './file-store.ts';

/** Rows a file: a page reads one or two of them, and a hundred thousand rows are fifty. */
const ROWS_A_FILE = 2_000;
/** Files written at the same time. */
const AT_ONCE = 8;

const fileOf = (prefix: string, number: number): string =>
  `${prefix}/${String(number).padStart(5, '0')}.json`;

/** Writes rows below a prefix, some a file, in their order. */
export const writeSeries = async (
  files: FileStore,
  prefix: string,
  rows: readonly unknown[],
): Promise<void> => {
  const count = Math.ceil(rows.length / ROWS_A_FILE);
  for (let first = 0; first < count; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => first + index);
    await Promise.all(
      numbers.map((number) => {
        const part = rows.slice(number * ROWS_A_FILE, (number + 1) * ROWS_A_FILE);
        return files.put(fileOf(prefix, number), JSON.stringify(part), 'application/json');
      }),
    );
  }
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

/** One page of a series, from the row of that rank on (from 0); `next` is the rank of the one after, if there is one. */
export const readSeries = async <S extends z.core.$ZodType>(
  files: FileStore,
  prefix: string,
  row: S,
  { from, limit }: { from: number; limit: number },
): Promise<{ rows: z.core.output<S>[]; next: number | undefined }> => {
  const number = Math.floor(from / ROWS_A_FILE);
  const start = from % ROWS_A_FILE;
  const first = await readFileOf(files, fileOf(prefix, number), row);
  // One more than the page, to know whether another one follows.
  const rest = start + limit >= ROWS_A_FILE ? await readFileOf(files, fileOf(prefix, number + 1), row) : [];
  const found = [...first, ...rest].slice(start, start + limit + 1);
  return { rows: found.slice(0, limit), next: found.length > limit ? from + limit : undefined };
};

/** Every row of a series, some at a time. */
export async function* readWholeSeries<S extends z.core.$ZodType>(
  files: FileStore,
  prefix: string,
  row: S,
): AsyncGenerator<z.core.output<S>[]> {
  for (let number = 0; ; number += 1) {
    const rows = await readFileOf(files, fileOf(prefix, number), row);
    if (rows.length === 0) return;
    yield rows;
    if (rows.length < ROWS_A_FILE) return;
  }
}
