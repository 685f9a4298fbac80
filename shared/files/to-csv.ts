import { stringify } from 'csv-stringify/sync';

/** Numbers that spreadsheets shorten (more than eleven digits) or whose first zeros they drop: SIRET, SIREN, phones. */
const LOSES_DIGITS = /^(?:0\d+|\d{12,})$/;

/**
 * CSV for spreadsheets, with `;` and a byte order mark as French ones expect. An apostrophe disarms a cell that a
 * spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), and keeps as text a number
 * whose digits it would lose. With `isFirst` false, the rows continue a file.
 */
export const toCsv = (
  rows: readonly Record<string, string>[],
  columns: readonly (string | { key: string; header: string })[],
  { isFirst = true }: { isFirst?: boolean } = {},
): string =>
  stringify([...rows], {
    header: isFirst,
    columns: [...columns],
    delimiter: ';',
    bom: isFirst,
    escape_formulas: true,
    cast: { string: (cell, { header }) => (!header && LOSES_DIGITS.test(cell) ? `'${cell}` : cell) },
  });
