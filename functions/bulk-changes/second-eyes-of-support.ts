import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { listForSupport } from '../../shared/table/bulk-changes/bulk-changes.ts';
import type { Table } from '../../shared/table/table.ts';
import { answerBulkChangeAsSupport } from '../../shared/use-cases/bulk-changes/commands.ts';
import type { routes } from './contract.ts';
import { viewForSupport } from './view.ts';

/** The last change shown: its deadline and its id. */
const PLACE = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#\d{9}-[0-9A-Z]{26}$/;

export const listForSupportEndpoint =
  (table: Table): Handle<typeof routes.listForSupport, PersonCaller> =>
  async ({ query, now }) => {
    const after = decodeCursor(query.cursor, PLACE);
    const { changes, next } = await listForSupport(table, { limit: query.limit, after });
    return { body: { items: changes.map((change) => viewForSupport(change, now)), ...nextCursor(next) } };
  };

export const decideAsSupportEndpoint: Decide<typeof routes.decideAsSupport> = async (
  context,
  { params, body, caller },
) => {
  const { value, writes } = await answerBulkChangeAsSupport(context, params.id, requireParty(caller), body);
  return { writes, value: { body: viewForSupport(value, context.now), headers: etag(value.version) } };
};
