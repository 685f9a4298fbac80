import type { LineColumn } from '../domain/access-line.ts';

/** A line as it was sent: texts, and those that are empty left out. */
export interface RawLine {
  /** From 1; in a file the header is the first. */
  line: number;
  cells: Partial<Record<LineColumn, string>>;
  /** A row with more or fewer cells than the header. */
  isRagged: boolean;
}
