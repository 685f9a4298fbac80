import { DomainError } from '../../shared/domain/errors.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor, pageAfterId } from '../../shared/http/page.ts';
import { etag } from '../../shared/http/reply.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { listSupportQueue } from '../../shared/table/administrator-changes/support-queue.ts';
import type { Table } from '../../shared/table/table.ts';
import { listAdministratorChanges } from '../../shared/use-cases/administrator-changes/list-administrator-changes.ts';
import type { routes } from './contract.ts';
import { viewAdministratorChange } from './view.ts';

export const getAdministratorChangeEndpoint =
  (table: Table): Handle<typeof routes.getAdministratorChange, PersonCaller> =>
  async (request) => {
    const change = await getAdministratorChange(table, request.params.id);
    if (change === undefined) throw new DomainError('not-found');
    return { body: viewAdministratorChange(change, request), headers: etag(change.version) };
  };

const CHANGE_ID = /^\d{9}-[0-9A-Z]{26}$/;

/** A person has few requests, so all are read, and one page is shown. */
export const listAdministratorChangesEndpoint =
  (table: Table): Handle<typeof routes.listAdministratorChanges, PersonCaller> =>
  async (request) => {
    const { query, caller, now } = request;
    const changes = await listAdministratorChanges(table, caller.personId, { now, siren: query.siren });
    const page = pageAfterId(changes, query, CHANGE_ID);
    const items = page.items.map((change) => viewAdministratorChange(change, request));
    return { body: { ...page, items } };
  };

const PLACE = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#\d{9}-[0-9A-Z]{26}$/;

export const listSupportQueueEndpoint =
  (table: Table): Handle<typeof routes.listSupportQueue, PersonCaller> =>
  async (request) => {
    const { query } = request;
    const after = decodeCursor(query.cursor, PLACE);
    const { changes, next } = await listSupportQueue(table, { limit: query.limit, after });
    return {
      body: {
        items: changes.map((change) => viewAdministratorChange(change, request)),
        ...nextCursor(next),
      },
    };
  };
