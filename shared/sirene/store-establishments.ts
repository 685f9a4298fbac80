import { isDeepStrictEqual } from 'node:util';
import type { Establishment } from '../domain/establishment.ts';
import { recordState } from '../domain/record-state.ts';
import { batchPut } from '../table/batch-put.ts';
import { establishmentItem, getEstablishments } from '../table/establishments.ts';
import { getOrganisations } from '../table/organisations.ts';
import type { Table } from '../table/table.ts';
import type { EstablishmentRow } from './parse-establishment.ts';

const complete = (
  { ownName, period, ...row }: EstablishmentRow,
  organisationName: string | undefined,
  stored: Establishment | undefined,
): Establishment => ({
  ...row,
  name: ownName ?? organisationName ?? row.siret,
  closures: recordState(stored?.closures ?? [], period),
});

/**
 * Writes the establishments that the table does not hold as they are; those without a name of their own take their
 * organisation's, and earlier closures are kept. @returns how many were written
 */
export const storeEstablishments = async (
  table: Table,
  rows: readonly EstablishmentRow[],
): Promise<number> => {
  const unnamed = rows.filter(({ ownName }) => ownName === undefined);
  const [stored, organisations] = await Promise.all([
    getEstablishments(
      table,
      rows.map(({ siret }) => siret),
    ),
    getOrganisations(
      table,
      unnamed.map(({ siren }) => siren),
      { consistent: true },
    ),
  ]);
  const changed = rows
    .map((row) => complete(row, organisations.get(row.siren)?.name, stored.get(row.siret)))
    .filter((establishment) => !isDeepStrictEqual(stored.get(establishment.siret), establishment));
  await batchPut(table, changed.map(establishmentItem));
  return changed.length;
};
