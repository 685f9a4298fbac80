import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { Names } from '../../shared/domain/names.ts';
import { getCardsOfPersons } from '../../shared/table/access/access-cards.ts';
import { getOrganisations } from '../../shared/table/directory/organisations.ts';
import type { Table } from '../../shared/table/table.ts';
import type { RequestNames } from './view.ts';

/** Whoever is to be replaced, by the names on the organisations' own cards. */
const namesOfOutgoing = async (
  table: Table,
  changes: readonly AdministratorChange[],
): Promise<Map<string, Names>> => {
  const found = await Promise.all(
    [...Map.groupBy(changes, ({ siren }) => siren)].map(async ([siren, requests]) => {
      const outgoing = new Set(requests.flatMap((each) => each.outgoing?.personId ?? []));
      return outgoing.size === 0 ? [] : getCardsOfPersons(table, siren, [...outgoing]);
    }),
  );
  return new Map(
    found
      .flat()
      .map(({ siren, personId, holder: { familyName, givenName } }) => [
        `${siren} ${personId}`,
        { familyName, givenName },
      ]),
  );
};

/** What the ids of these requests are called, in a few reads for all of them. */
export const namesOf = async (
  table: Table,
  changes: readonly AdministratorChange[],
): Promise<Map<AdministratorChangeId, RequestNames>> => {
  const [organisations, outgoing] = await Promise.all([
    getOrganisations(
      table,
      changes.map(({ siren }) => siren),
    ),
    namesOfOutgoing(table, changes),
  ]);
  return new Map(
    changes.map((change) => [
      change.id,
      {
        organisation: organisations.get(change.siren)?.name,
        outgoing: outgoing.get(`${change.siren} ${change.outgoing?.personId}`),
      },
    ]),
  );
};
