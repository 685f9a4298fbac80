import { isDeepStrictEqual } from 'node:util';
import type { CalendarDate } from '../domain/instants.ts';
import { batchPut } from '../table/batch-put.ts';
import { establishmentItem, getEstablishments } from '../table/directory/establishments.ts';
import { getOrganisations } from '../table/directory/organisations.ts';
import type { Table } from '../table/table.ts';
import { completeEstablishment } from './complete-establishment.ts';
import type { EstablishmentRow } from './parse-establishment.ts';

/**
 * Writes the establishments that differ from the table. Those without a name take their organisation's, and earlier
 * closures are kept. @returns how many were written
 */
export const storeEstablishments = async (
  table: Table,
  rows: readonly EstablishmentRow[],
  today: CalendarDate,
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
    .map((row) =>
      completeEstablishment(row, {
        organisationName: organisations.get(row.siren)?.name,
        stored: stored.get(row.siret),
        today,
      }),
    )
    .filter((establishment) => !isDeepStrictEqual(stored.get(establishment.siret), establishment));
  await batchPut(table, changed.map(establishmentItem));
  return changed.length;
};
