import { stringify } from 'csv-stringify/sync';

/**
 * CSV for spreadsheets: `;` and a byte order mark, as French ones expect. A cell that a spreadsheet would take for a
 * formula is disarmed with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: readonly Record<string, string>[], columns: readonly string[]): string =>
  stringify([...rows], {
    header: true,
    columns: [...columns],
    delimiter: ';',
    bom: true,
    escape_formulas: true,
  });
