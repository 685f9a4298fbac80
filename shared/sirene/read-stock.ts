import { type RowCells, RowRefused, shownText } from './cells.ts';
import { parseCsvLine } from './parse-line.ts';
import { readTextLines } from './read-lines.ts';

/** The file as a whole cannot be imported. The message is for the person who named it. */
export class StockFileRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StockFileRefused';
  }
}

export interface StockRow<Column extends string> {
  /** Counted from 1; the header is line 1. */
  line: number;
  /** @throws RowRefused when the line is malformed */
  read: () => RowCells<Column>;
}

const messageOf = (path: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EISDIR') return `${path} is a folder, not a file.`;
  return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
};

type Header = ReadonlyMap<string, number>;

const headerOf = (path: string, line: string, columns: readonly string[]): Header => {
  const positions = new Map(parseCsvLine(line).map((name, position) => [name.trim(), position]));
  const missing = columns.filter((column) => !positions.has(column));
  if (missing.length === 0) return positions;
  throw new StockFileRefused(
    `${path} is not the expected stock file: it has no column ${missing.join(', ')}.`,
  );
};

const readRow = (header: Header, line: string): RowCells<string> => {
  const fields = parseCsvLine(line);
  if (fields.length !== header.size)
    throw new RowRefused(`malformed CSV (${fields.length} fields instead of ${header.size})`);
  return (column) => shownText(fields[header.get(column) ?? -1]);
};

/**
 * The rows of a stock file, some hundreds at a time, and the number of bytes read. Blank lines are skipped.
 * @throws StockFileRefused when the file cannot be read or lacks one of the columns
 */
export async function* readStock<Column extends string>(
  path: string,
  columns: readonly Column[],
): AsyncGenerator<{ rows: StockRow<Column>[]; bytesRead: number }> {
  let header: Header | undefined;
  let linesBefore = 0;
  try {
    for await (const { lines, bytesRead } of readTextLines(path)) {
      header ??= headerOf(path, lines[0] ?? '', columns);
      const known = header;
      const rows = lines.flatMap((text, index) => {
        const line = linesBefore + index + 1;
        return line === 1 || text === '' ? [] : [{ line, read: () => readRow(known, text) }];
      });
      linesBefore += lines.length;
      yield { rows, bytesRead };
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? new StockFileRefused(messageOf(path, error)) : error;
  }
  if (header === undefined) throw new StockFileRefused(`${path} is empty.`);
}
