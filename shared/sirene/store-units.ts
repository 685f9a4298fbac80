import { isDeepStrictEqual } from 'node:util';
import type { Organisation } from '../domain/directory/organisation.ts';
import { batchPut } from '../table/batch-put.ts';
import { getOrganisations, organisationItem } from '../table/directory/organisations.ts';
import type { Table } from '../table/table.ts';
import { isOutdated } from './cells.ts';

/** Writes the organisations that differ from the table, unless INSEE processed them before what is there. @returns how many were written */
export const storeUnits = async (table: Table, organisations: readonly Organisation[]): Promise<number> => {
  const stored = await getOrganisations(
    table,
    organisations.map(({ siren }) => siren),
    { consistent: true },
  );
  const changed = organisations.filter((organisation) => {
    const known = stored.get(organisation.siren);
    return !isOutdated(organisation, known) && !isDeepStrictEqual(known, organisation);
  });
  await batchPut(table, changed.map(organisationItem));
  return changed.length;
};
