import { type RowCells, RowRefused } from './cells.ts';
import { readStock } from './read-stock.ts';

/** read = kept + leftOut + refused; kept = written + unchanged. */
export interface ImportCounts {
  read: number;
  kept: number;
  leftOut: number;
  refused: number;
  written: number;
  unchanged: number;
}

export interface RefusedRow {
  path: string;
  line: number;
  reason: string;
}

export interface FileProgress {
  path: string;
  bytesRead: number;
  counts: Readonly<ImportCounts>;
}

export interface ImportListener {
  onProgress: (progress: FileProgress) => void;
  /** Called with each refused row. Refused rows are not collected, since there may be many. */
  onRefused: (row: RefusedRow) => void;
}

export interface StockImport<Column extends string, Kept> {
  path: string;
  columns: readonly Column[];
  /** The content of the row; undefined when its organisation is not in the register. @throws RowRefused */
  parse: (cells: RowCells<Column>) => Kept | undefined;
  keyOf: (kept: Kept) => string;
  /** @returns how many were written */
  store: (kept: readonly Kept[]) => Promise<number>;
}

/** One BatchGetItem of 100 keys, then four BatchWriteItem of 25. */
const ROWS_PER_BATCH = 100;

/**
 * Imports one stock file, a hundred rows at a time. A refused row never stops the others. A row with the same key as
 * a row shortly before is refused; INSEE's files are sorted, so a repetition is a neighbour.
 * @throws StockFileRefused
 */
export const importFile = async <Column extends string, Kept>(
  { path, columns, parse, keyOf, store }: StockImport<Column, Kept>,
  { onProgress, onRefused }: ImportListener,
): Promise<ImportCounts> => {
  const counts: ImportCounts = { read: 0, kept: 0, leftOut: 0, refused: 0, written: 0, unchanged: 0 };
  let batch = new Map<string, { line: number; kept: Kept }>();
  let batchBefore: typeof batch = new Map();

  const flush = async (): Promise<void> => {
    const written = await store([...batch.values()].map(({ kept }) => kept));
    counts.written += written;
    counts.unchanged += batch.size - written;
    batchBefore = batch;
    batch = new Map();
  };

  const take = (line: number, cells: RowCells<Column>): void => {
    const kept = parse(cells);
    if (kept === undefined) {
      counts.leftOut += 1;
      return;
    }
    const key = keyOf(kept);
    const same = batch.get(key) ?? batchBefore.get(key);
    if (same !== undefined) throw new RowRefused(`${key} is already on line ${same.line}`);
    batch.set(key, { line, kept });
    counts.kept += 1;
  };

  for await (const { rows, bytesRead } of readStock(path, columns)) {
    for (const { line, read } of rows) {
      counts.read += 1;
      try {
        take(line, read());
      } catch (error) {
        if (!(error instanceof RowRefused)) throw error;
        counts.refused += 1;
        onRefused({ path, line, reason: error.message });
      }
      if (batch.size === ROWS_PER_BATCH) await flush();
    }
    onProgress({ path, bytesRead, counts });
  }
  if (batch.size > 0) await flush();
  return counts;
};
