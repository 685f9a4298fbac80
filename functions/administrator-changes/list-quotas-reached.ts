import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { listQuotasReached } from '../../shared/table/administrator-changes/quotas-reached.ts';
import type { Table } from '../../shared/table/table.ts';
import type { routes } from './contract.ts';

/** The last entry shown: since when, who, and which quota. */
const PLACE = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#[0-9A-Z]{26}#[a-z-]{1,20}$/;

/** Who was refused for a quota, by id: support sees names with its cases only. */
export const listQuotasReachedEndpoint =
  (table: Table): Handle<typeof routes.listQuotasReached, PersonCaller> =>
  async ({ query, now }) => {
    const after = decodeCursor(query.cursor, PLACE);
    const { items, next } = await listQuotasReached(table, { limit: query.limit, after }, now);
    return { body: { items, ...nextCursor(next) } };
  };
