import type { LineColumn } from '../../domain/bulk-changes/line.ts';

export type LineCells = Partial<Record<LineColumn, string>>;

/** A line as it was sent: texts, and those that are empty left out. */
export interface RawLine {
  /** From 1; in a file the header is the first, and a line with line breaks in its cells is where it begins. */
  line: number;
  cells: LineCells;
  /** A row with a cell that no header is above. */
  isRagged: boolean;
}

/** Spaces around a cell mean nothing, and a cell of spaces is empty, in a file as in a request. */
export const tidyCells = (cells: readonly (readonly [string, string])[]): LineCells =>
  Object.fromEntries(
    cells.flatMap(([column, cell]) => {
      const text = cell.trim();
      return text === '' ? [] : [[column, text]];
    }),
  );
