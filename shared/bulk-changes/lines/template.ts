import { LINE_COLUMNS } from '../../domain/bulk-changes/line.ts';

/** The file that people download, fill in and send: a header for French spreadsheets, and a line of each kind. */
const EXAMPLES = [
  ['add', 'nadia.roux@exemple.fr', 'Roux', 'Nadia', '', 'DSN', 'sign', '', '31/12/2027'],
  ['change', 'karim.benali@exemple.fr', '', '', '', 'DSIJ', 'consult', '', ''],
  ['remove', 'lea.petit@exemple.fr', '', '', '', '', '', '', ''],
];

const BYTE_ORDER_MARK = '\uFEFF';

export const TEMPLATE = `${BYTE_ORDER_MARK}${[LINE_COLUMNS, ...EXAMPLES].map((row) => `${row.join(';')}\r\n`).join('')}`;
