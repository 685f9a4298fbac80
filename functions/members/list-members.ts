import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import type { Table } from '../../shared/table/table.ts';
import { listMembers } from '../../shared/use-cases/access/list-members.ts';
import type { routes } from './contract.ts';
import { viewMember } from './member-view.ts';

const PERSON_ID = /^[0-9A-Z]{26}$/;

export const listMembersEndpoint =
  (table: Table): Handle<typeof routes.listMembers, PersonCaller> =>
  async ({ params, query, now }) => {
    const { limit, cursor, ...filter } = query;
    const after = decodeCursor(cursor, PERSON_ID);
    const { cards, next } = await listMembers(table, params.siren, { ...filter, now }, { limit, after });
    return {
      body: {
        items: cards.map((card) => {
          const { grants, history: _, ...member } = viewMember(card, now);
          return { ...member, grantCount: grants.length };
        }),
        ...nextCursor(next),
      },
    };
  };
