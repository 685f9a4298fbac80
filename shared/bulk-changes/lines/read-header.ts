import { LINE_COLUMNS, type LineColumn } from '../../domain/bulk-changes/line.ts';
import { columnOf } from './columns.ts';
import { isHeader } from './find-header.ts';
import { showCell } from './show-cell.ts';
import { UnreadableLines } from './unreadable-lines.ts';

/** The meaning of a header: a column, an ignored column of the result file, or nothing. */
export type HeaderCell = LineColumn | 'ignored' | undefined;

const isLineColumn = (name: string): name is LineColumn => LINE_COLUMNS.some((column) => column === name);

/**
 * The column of each cell. An unknown or repeated column is refused: a column that was meant to narrow a line to one
 * establishment must not be ignored, or the line would apply to all of them.
 * @throws UnreadableLines naming the column; or when action or e-mail is missing
 */
export const readHeader = (cells: readonly string[], line: number): HeaderCell[] => {
  const names = cells.map((cell) => ({ cell: showCell(cell.trim()), name: columnOf(cell) }));
  if (!isHeader(cells)) throw new UnreadableLines({ code: 'no-header', line });
  const seen = new Set<string>();
  return names.map(({ cell: column, name }) => {
    if (column === '') return undefined;
    if (name === undefined) throw new UnreadableLines({ code: 'unknown-column', line, column });
    if (seen.has(name)) throw new UnreadableLines({ code: 'duplicate-column', line, column });
    seen.add(name);
    return isLineColumn(name) ? name : 'ignored';
  });
};
