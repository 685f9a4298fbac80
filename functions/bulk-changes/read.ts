import type { BulkChange } from '../../shared/domain/bulk-changes/bulk-change.ts';
import { siretSchema } from '../../shared/domain/identifiers.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { etag } from '../../shared/http/reply.ts';
import { MOST_SHOWN } from '../../shared/http/schemas.ts';
import { listBulkChanges } from '../../shared/table/bulk-changes/bulk-changes.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import type { Table } from '../../shared/table/table.ts';
import { requireBulkChange } from '../../shared/use-cases/bulk-changes/commands.ts';
import type { routes } from './contract.ts';
import { viewBulkChange } from './view.ts';

const CHANGE_ID = /^\d{9}-[0-9A-Z]{26}$/;

/** What the first uncovered establishments are called: as many as a page shows. */
const placesOf = async (table: Table, { summary }: BulkChange) => {
  const named = summary?.firstUncovered.flatMap(({ siret }) => siretSchema.safeParse(siret).data ?? []) ?? [];
  const found = await getEstablishments(table, [...new Set(named)].slice(0, MOST_SHOWN));
  return [...found.values()].map(({ siret, name }) => ({ siret, name }));
};

export const getBulkChangeEndpoint =
  (table: Table): Handle<typeof routes.getBulkChange, PersonCaller> =>
  async (request) => {
    const change = await requireBulkChange({ table }, request.params.siren, request.params.id);
    const view = viewBulkChange(change, request.caller, request);
    return { body: { ...view, places: await placesOf(table, change) }, headers: etag(change.version) };
  };

export const listBulkChangesEndpoint =
  (table: Table): Handle<typeof routes.listBulkChanges, PersonCaller> =>
  async (request) => {
    const { params, query } = request;
    const after = decodeCursor(query.cursor, CHANGE_ID);
    const { changes, next } = await listBulkChanges(table, params.siren, { limit: query.limit, after });
    const items = changes.map((change) => viewBulkChange(change, request.caller, request));
    return { body: { items, ...nextCursor(next) } };
  };
