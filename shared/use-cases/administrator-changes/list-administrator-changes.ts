import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import {
  listAdministratorChangesOfOrganisation,
  listAdministratorChangesOfPerson,
} from '../../table/administrator-changes/administrator-changes.ts';
import type { Table } from '../../table/table.ts';
import { listAdministered } from '../access/list-administered.ts';

const momentOf = ({ id }: AdministratorChange): string => id.slice('123456789-'.length);

/** The person's own requests, and those made in the organisations that they administer, newest first. */
export const listAdministratorChanges = async (
  table: Table,
  personId: PersonId,
  { now, siren }: { now: Instant; siren?: Siren | undefined },
): Promise<AdministratorChange[]> => {
  const [own, sirens] = await Promise.all([
    listAdministratorChangesOfPerson(table, personId),
    listAdministered(table, personId, now),
  ]);
  const ofOrganisations = await Promise.all(
    sirens.map((each) => listAdministratorChangesOfOrganisation(table, each)),
  );
  const distinct = new Map([...own, ...ofOrganisations.flat()].map((change) => [change.id, change]));
  return [...distinct.values()]
    .filter((change) => siren === undefined || change.siren === siren)
    .sort((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1));
};
