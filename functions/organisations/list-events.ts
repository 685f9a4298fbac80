import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { listEvents } from '../../shared/table/events.ts';
import type { Table } from '../../shared/table/table.ts';
import type { routes } from './contract.ts';

/** Instant and id of the last event shown. The organisation comes from the path, never from the cursor. */
const POSITION = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#[0-9A-Z]{26}$/;

export const listEventsEndpoint =
  (table: Table): Handle<typeof routes.listEvents, PersonCaller> =>
  async ({ params, query }) => {
    const after = decodeCursor(query.cursor, POSITION);
    const { events, next } = await listEvents(table, params.siren, { limit: query.limit, after });
    return { body: { items: events, ...nextCursor(next) } };
  };
