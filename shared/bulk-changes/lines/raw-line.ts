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

/** What pages and messages leave between pasted characters. It shows nothing and means nothing. */
const PASTED = /[\u200B\u2060\uFEFF\u00AD]/g;
/** In a number also the marks that turn text, with which calendars and directories surround digits. */
const AROUND_DIGITS = /\p{Default_Ignorable_Code_Point}/gu;

/** Spaces around a cell mean nothing, and a cell of spaces is empty, in a file as in a request. */
export const tidyCells = (cells: readonly (readonly [string, string])[]): LineCells =>
  Object.fromEntries(
    cells.flatMap(([column, cell]) => {
      const text = cell.replaceAll(column === 'siret' ? AROUND_DIGITS : PASTED, '').trim();
      return text === '' ? [] : [[column, text]];
    }),
  );
