import type { LineColumn } from '../../domain/bulk-changes/line.ts';

export type LineCells = Partial<Record<LineColumn, string>>;

/** A line as it was sent, as texts without the empty ones. */
export interface RawLine {
  /**
   * Counted from 1. In a file the header is line 1, and a line with line breaks in its cells counts where it begins.
   */
  line: number;
  cells: LineCells;
  /** Whether a cell of the row is under no header. */
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
