import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { getOrganisations } from '../../shared/table/directory/organisations.ts';
import { listOrphanRisks } from '../../shared/table/people/orphan-risks.ts';
import { getPeople } from '../../shared/table/people/people.ts';
import type { Table } from '../../shared/table/table.ts';
import type { routes } from './contract.ts';

/** The last entry shown: since when, and which organisation. */
const PLACE = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#\d{9}$/;

/** Support's list, with the person to contact. */
export const listOrphanRisksEndpoint =
  (table: Table): Handle<typeof routes.listOrphanRisks, PersonCaller> =>
  async ({ query }) => {
    const after = decodeCursor(query.cursor, PLACE);
    const { items, next } = await listOrphanRisks(table, { limit: query.limit, after });
    const risks = items.flatMap(({ siren, risk }) => (risk === undefined ? [] : [{ siren, ...risk }]));
    const [names, people] = await Promise.all([
      getOrganisations(
        table,
        risks.map(({ siren }) => siren),
      ),
      getPeople(
        table,
        risks.map(({ personId }) => personId),
      ),
    ]);
    return {
      body: {
        items: risks.map(({ siren, personId, staleSince, listedAt }) => {
          const { familyName = '', givenName = '', email = '', phone } = people.get(personId) ?? {};
          const administrator = { personId, familyName, givenName, email, ...(phone && { phone }) };
          return { siren, name: names.get(siren)?.name ?? siren, administrator, staleSince, listedAt };
        }),
        ...nextCursor(next),
      },
    };
  };
