import { isHeader, MAX_ROWS_ABOVE } from './find-header.ts';
import { type RawLine, tidyCells } from './raw-line.ts';
import { type HeaderCell, readHeader } from './read-header.ts';
import { unguarded } from './unguarded.ts';
import { UnreadableLines } from './unreadable-lines.ts';

/** Enough for the largest organisation: 500 establishments, 20 declarants and 8 services are 80,000 lines. */
export const MAX_LINES = 100_000;

const readRow = (cells: readonly string[], line: number, header: readonly HeaderCell[]): RawLine => ({
  line,
  cells: tidyCells(
    header.flatMap((column, index) =>
      column === undefined || column === 'ignored' ? [] : [[column, unguarded(cells[index] ?? '')] as const],
    ),
  ),
  // Spreadsheets leave out empty cells at the end, and add some.
  isRagged: cells.some((cell, index) => header[index] === undefined && cell.trim() !== ''),
});

/** Takes the rows of a sheet one by one, whatever stands above its header, which may be French or English. */
export const collectLines = () => {
  let header: HeaderCell[] | undefined;
  let above = 0;
  const lines: RawLine[] = [];
  return {
    /** @throws UnreadableLines with the line, when the header is none or there are too many lines */
    push: (cells: readonly string[], line: number): void => {
      if (cells.every((cell) => cell.trim() === '')) return;
      above += 1;
      if (header === undefined) {
        if (above > MAX_ROWS_ABOVE || isHeader(cells)) header = readHeader(cells, line);
        return;
      }
      lines.push(readRow(cells, line, header));
      if (lines.length > MAX_LINES) throw new UnreadableLines({ code: 'too-many-lines', line });
    },
    /** @throws UnreadableLines when no header was found, or nothing below it */
    end: (): RawLine[] => {
      if (header === undefined && above > 0) throw new UnreadableLines({ code: 'no-header', line: 1 });
      if (lines.length === 0) throw new UnreadableLines({ code: 'no-lines' });
      return lines;
    },
  };
};
