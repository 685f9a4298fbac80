import type { EstablishmentRow } from './parse-establishment.ts';

/**
 * Rows in two groups, to be stored one after the other. A head office that closes then finds the one to which it has
 * moved, where both are told of at once: neither would find the other in the middle of being written.
 */
export const openFirst = (rows: readonly EstablishmentRow[]): [EstablishmentRow[], EstablishmentRow[]] => [
  rows.filter(({ period }) => period.state === 'open'),
  rows.filter(({ period }) => period.state === 'closed'),
];
