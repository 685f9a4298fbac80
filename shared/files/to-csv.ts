import { stringify } from 'csv-stringify/sync';

/**
 * CSV for spreadsheets, with `;` and a byte order mark as French ones expect. An apostrophe disarms a cell that a
 * spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection). With `isFirst` false,
 * the rows continue a file.
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
