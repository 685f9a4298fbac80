import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { requireParty } from '../../shared/http/people/party-of.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { listOpenContests } from '../../shared/table/access/contests.ts';
import type { Table } from '../../shared/table/table.ts';
import { answerRemovalContest, contestRemoval } from '../../shared/use-cases/access/contest-removal.ts';
import type { routes } from './contract.ts';
import { viewContest } from './view.ts';

export const contestRemovalEndpoint: Decide<typeof routes.contestRemoval> = async (
  context,
  { body, caller },
) => {
  const contester = requireParty(caller);
  const { value, writes } = await contestRemoval(context, { ...body, contester });
  return { writes, value: { body: viewContest(value), headers: etag(value.version) } };
};

export const decideContestEndpoint: Decide<typeof routes.decideContest> = async (
  context,
  { params, body, caller },
) => {
  const { value, writes } = await answerRemovalContest(context, params.id, requireParty(caller), body);
  return { writes, value: { body: viewContest(value), headers: etag(value.version) } };
};

/** The last contest shown: its deadline and its id. */
const PLACE = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#\d{9}-[0-9A-Z]{26}$/;

export const listContestsEndpoint =
  (table: Table): Handle<typeof routes.listContests, PersonCaller> =>
  async ({ query }) => {
    const after = decodeCursor(query.cursor, PLACE);
    const { contests, next } = await listOpenContests(table, { limit: query.limit, after });
    return { body: { items: contests.map(viewContest), ...nextCursor(next) } };
  };
