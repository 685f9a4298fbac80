import { TEMPLATE_COLUMNS } from './columns.ts';

/** The file that people fetch, fill in and send: a header for French spreadsheets, and a line of each kind. */
export const TEMPLATE_ROWS: readonly (readonly string[])[] = [
  TEMPLATE_COLUMNS.map(({ header }) => header),
  ['ajouter', 'nadia.roux@exemple.fr', 'Roux', 'Nadia', '', 'DSN', 'signer', '', '31/12/2027'],
  ['modifier', 'karim.benali@exemple.fr', '', '', '', 'DSIJ', 'consulter', '', ''],
  ['retirer', 'lea.petit@exemple.fr', '', '', '', '', '', '', ''],
];

const BYTE_ORDER_MARK = '\uFEFF';

/** The template as a text file. */
export const TEMPLATE = `${BYTE_ORDER_MARK}${TEMPLATE_ROWS.map((row) => `${row.join(';')}\r\n`).join('')}`;
