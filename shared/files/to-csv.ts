import { stringify } from 'csv-stringify/sync';

/**
 * CSV for spreadsheets: `;` and a byte order mark, as French ones expect. A cell that a spreadsheet would take for a
 * formula is disarmed with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection). `isFirst` false: more
 * rows of a file that has begun.
 */
export const toCsv = (
  rows: readonly Record<string, string>[],
  columns: readonly string[],
  { isFirst = true }: { isFirst?: boolean } = {},
): string =>
  stringify([...rows], {
    header: isFirst,
    columns: [...columns],
    delimiter: ';',
    bom: isFirst,
    escape_formulas: true,
  });
