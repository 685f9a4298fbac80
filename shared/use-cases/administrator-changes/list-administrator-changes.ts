import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import {
  listAdministratorChangesOfPerson,
  pageAdministratorChangesOfOrganisation,
} from '../../table/administrator-changes/administrator-changes.ts';
import type { Table } from '../../table/table.ts';
import { listAdministered } from '../access/list-administered.ts';

const momentOf = ({ id }: Pick<AdministratorChange, 'id'>): string => id.slice('123456789-'.length);

/**
 * One page of the person's own requests and of those made in the organisations that they administer, newest first:
 * what is older than the request `after`. Each organisation gives no more than the page. A person's own requests are
 * read whole, since nobody else makes them.
 */
export const listAdministratorChanges = async (
  table: Table,
  personId: PersonId,
  { now, siren }: { now: Instant; siren?: Siren | undefined },
  { limit, after }: { limit: number; after: string | undefined },
): Promise<{ changes: AdministratorChange[]; next: string | undefined }> => {
  const before = after?.slice('123456789-'.length);
  const [own, sirens] = await Promise.all([
    listAdministratorChangesOfPerson(table, personId),
    listAdministered(table, personId, now),
  ]);
  const ofOrganisations = await Promise.all(
    sirens
      .filter((each) => siren === undefined || each === siren)
      .map((each) => pageAdministratorChangesOfOrganisation(table, each, { limit: limit + 1, before })),
  );
  const distinct = new Map([...own, ...ofOrganisations.flat()].map((change) => [change.id, change]));
  const wanted = [...distinct.values()]
    .filter((change) => siren === undefined || change.siren === siren)
    .filter((change) => before === undefined || momentOf(change) < before)
    .sort((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1));
  const changes = wanted.slice(0, limit);
  return { changes, next: wanted.length > limit ? changes.at(-1)?.id : undefined };
};
