import { columnOf } from './columns.ts';

/** A title, empty rows or Excel's own `sep=;` may stand above the header. */
export const MAX_ROWS_ABOVE = 20;

/** Tabs separate the cells of « Texte Unicode » and of what is pasted from a sheet. */
const DELIMITERS = [';', '\t', ','] as const;
type Delimiter = (typeof DELIMITERS)[number];

const NEEDED = ['action', 'email'];

/** Whether the cells of a row name the columns. */
export const isHeader = (cells: readonly string[]): boolean => {
  const names = cells.map(columnOf);
  return NEEDED.every((needed) => names.some((name) => name === needed));
};

/** What separates the cells: with it, one of the first rows is a header. French spreadsheets mostly write semicolons. */
export const delimiterOf = (text: string): Delimiter => {
  const rows = text.split(/\r\n|\r|\n/, MAX_ROWS_ABOVE * 2);
  const isGood = (delimiter: Delimiter): boolean => rows.some((row) => isHeader(row.split(delimiter)));
  return DELIMITERS.find(isGood) ?? DELIMITERS.find((each) => rows[0]?.includes(each)) ?? ',';
};
