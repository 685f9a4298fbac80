import { TEMPLATE_COLUMNS } from './columns.ts';

/** The file that people download, fill in and send: a header for French spreadsheets, and a line of each kind. */
const EXAMPLES = [
  ['ajouter', 'nadia.roux@exemple.fr', 'Roux', 'Nadia', '', 'DSN', 'signer', '', '31/12/2027'],
  ['modifier', 'karim.benali@exemple.fr', '', '', '', 'DSIJ', 'consulter', '', ''],
  ['retirer', 'lea.petit@exemple.fr', '', '', '', '', '', '', ''],
];

const BYTE_ORDER_MARK = '\uFEFF';

export const TEMPLATE = `${BYTE_ORDER_MARK}${[TEMPLATE_COLUMNS.map(({ header }) => header), ...EXAMPLES].map((row) => `${row.join(';')}\r\n`).join('')}`;
