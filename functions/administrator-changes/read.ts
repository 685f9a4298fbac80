import type { Roster } from '../../shared/domain/access/roster.ts';
import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Siren } from '../../shared/domain/identifiers.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { partyOf } from '../../shared/http/people/party-of.ts';
import { etag } from '../../shared/http/reply.ts';
import { getRoster } from '../../shared/table/access/administrators.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { listSupportQueue } from '../../shared/table/administrator-changes/support-queue.ts';
import type { Table } from '../../shared/table/table.ts';
import { describeCase } from '../../shared/use-cases/administrator-changes/describe-case.ts';
import { listAdministratorChanges } from '../../shared/use-cases/administrator-changes/list-administrator-changes.ts';
import { viewCaseFile } from './case-file.ts';
import type { routes } from './contract.ts';
import { namesOf } from './request-names.ts';
import { type Reader, viewAdministratorChange } from './view.ts';

/** Shows requests, each by the roster of its organisation, which is read once. */
const viewAll = async (table: Table, changes: readonly AdministratorChange[], reader: Reader) => {
  const sirens = [...new Set(changes.map(({ siren }) => siren))];
  const rosters = new Map<Siren, Roster>(
    await Promise.all(sirens.map(async (siren) => [siren, await getRoster(table, siren)] as const)),
  );
  const names = await namesOf(table, changes);
  return changes.flatMap((change) => {
    const roster = rosters.get(change.siren);
    return roster === undefined
      ? []
      : [viewAdministratorChange(change, roster, reader, names.get(change.id))];
  });
};

/** What the agent decides on, for whom the case was dealt to and has yet to answer it. Nobody else sees any of it. */
const caseFileFor = async (
  table: Table,
  change: AdministratorChange,
  { can }: Pick<ReturnType<typeof viewAdministratorChange>, 'can'>,
  { caller, now }: Reader,
  terms: AdministratorChangeTerms,
) => {
  const agent = partyOf(caller);
  if (agent === undefined || !can.includes('decide-as-support')) return {};
  const file = await describeCase(table, change, agent, { now, terms });
  return file === undefined ? {} : { file: viewCaseFile(file) };
};

export const getAdministratorChangeEndpoint =
  (
    table: Table,
    terms: AdministratorChangeTerms,
  ): Handle<typeof routes.getAdministratorChange, PersonCaller> =>
  async (request) => {
    const change = await getAdministratorChange(table, request.params.id);
    if (change === undefined) throw new DomainError('not-found');
    const [roster, names] = await Promise.all([getRoster(table, change.siren), namesOf(table, [change])]);
    const body = viewAdministratorChange(change, roster, request, names.get(change.id));
    const caseFile = await caseFileFor(table, change, body, request, terms);
    return { body: { ...body, ...caseFile }, headers: etag(change.version) };
  };

const CHANGE_ID = /^\d{9}-[0-9A-Z]{26}$/;

export const listAdministratorChangesEndpoint =
  (table: Table): Handle<typeof routes.listAdministratorChanges, PersonCaller> =>
  async (request) => {
    const { query, caller, now } = request;
    const after = decodeCursor(query.cursor, CHANGE_ID);
    const page = { limit: query.limit, after };
    const { changes, next } = await listAdministratorChanges(
      table,
      caller.personId,
      { now, siren: query.siren },
      page,
    );
    return { body: { items: await viewAll(table, changes, request), ...nextCursor(next) } };
  };

const PLACE = /^\d#\d{4}-\d\d-\d\dT[\d:.]{12}Z#\d{9}-[0-9A-Z]{26}$/;

export const listSupportQueueEndpoint =
  (table: Table): Handle<typeof routes.listSupportQueue, PersonCaller> =>
  async (request) => {
    const { query } = request;
    const after = decodeCursor(query.cursor, PLACE);
    const { changes, next } = await listSupportQueue(table, { limit: query.limit, after });
    return { body: { items: await viewAll(table, changes, request), ...nextCursor(next) } };
  };
