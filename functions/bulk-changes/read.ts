import { faultText } from '../../shared/bulk-changes/lines/fault-texts.ts';
import { outcomeText } from '../../shared/bulk-changes/lines/outcome-texts.ts';
import type { BulkChange } from '../../shared/domain/bulk-changes/bulk-change.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { addMilliseconds } from '../../shared/domain/instants.ts';
import type { FileStore } from '../../shared/files/file-store.ts';
import { readSeries } from '../../shared/files/series.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, encodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { etag } from '../../shared/http/reply.ts';
import { listBulkChanges } from '../../shared/table/bulk-changes/bulk-changes.ts';
import type { Table } from '../../shared/table/table.ts';
import { requireBulkChange } from '../../shared/use-cases/bulk-changes/commands.ts';
import {
  differenceRowSchema,
  type LineRow,
  resultKey,
  SERIES,
  storedLineSchema,
} from '../../shared/use-cases/bulk-changes/files.ts';
import type { routes } from './contract.ts';
import { viewBulkChange } from './view.ts';

const CHANGE_ID = /^\d{9}-[0-9A-Z]{26}$/;
const RANK = /^\d{1,7}$/;

export const getBulkChangeEndpoint =
  (table: Table): Handle<typeof routes.getBulkChange, PersonCaller> =>
  async (request) => {
    const change = await requireBulkChange({ table }, request.params.siren, request.params.id);
    return { body: viewBulkChange(change, request.caller, request), headers: etag(change.version) };
  };

/** An organisation has few bulk changes, so all are read, and one page is shown. */
export const listBulkChangesEndpoint =
  (table: Table): Handle<typeof routes.listBulkChanges, PersonCaller> =>
  async (request) => {
    const { query, params, caller } = request;
    const after = decodeCursor(query.cursor, CHANGE_ID);
    const changes = await listBulkChanges(table, params.siren);
    const start = after === undefined ? 0 : changes.findIndex(({ id }) => id === after) + 1;
    const shown = changes.slice(start, start + query.limit);
    const last = shown.at(-1);
    const hasMore = start + query.limit < changes.length;
    return {
      body: {
        items: shown.map((change) => viewBulkChange(change, caller, request)),
        ...(hasMore && last !== undefined && { nextCursor: encodeCursor(last.id) }),
      },
    };
  };

/** The folder with the result of the dry run. @throws access-change-not-ready before there is one */
const folderOf = ({ plan, state }: BulkChange): string => {
  if (plan === undefined)
    throw new DomainError('access-change-not-ready', { facts: { status: state.status } });
  return plan;
};

const hasOutcomes = ({ state }: BulkChange): boolean =>
  ['done', 'stopped', 'awaiting-undo-approval', 'undoing', 'undone'].includes(state.status);

const pageOf = ({ limit, cursor }: { limit: number; cursor?: string | undefined }) => ({
  from: Number(decodeCursor(cursor, RANK) ?? 0),
  limit,
});

const cursorOf = (next: number | undefined) =>
  next !== undefined && { nextCursor: encodeCursor(String(next)) };

/** Hides a newcomer's id until they are invited, because it shows whether the register knew the address. */
const withoutNewcomer = ({ isNewcomer = false, personId, ...row }: LineRow): Omit<LineRow, 'isNewcomer'> => {
  const isShown = !isNewcomer || row.outcome === 'applied' || row.outcome === 'unchanged';
  return { ...row, ...(isShown && { personId }) };
};

export const listLinesEndpoint =
  (table: Table, files: FileStore): Handle<typeof routes.listLines, PersonCaller> =>
  async ({ params, query, language }) => {
    const change = await requireBulkChange({ table }, params.siren, params.id);
    const [all, refused] = hasOutcomes(change)
      ? [SERIES.appliedLines, SERIES.refusedLines]
      : [SERIES.lines, SERIES.refused];
    const prefix = `${folderOf(change)}/${query.only === 'refused' ? refused : all}`;
    const { rows: found, next } = await readSeries(files, prefix, storedLineSchema, pageOf(query));
    const rows = found.map(withoutNewcomer);
    const items = rows.map((row) => ({
      ...row,
      detail: outcomeText(row.code, language),
      faults: row.faults.map((fault) => ({ ...fault, detail: faultText(fault, language) })),
    }));
    return { body: { items, ...cursorOf(next) } };
  };

export const listDifferencesEndpoint =
  (table: Table, files: FileStore): Handle<typeof routes.listDifferences, PersonCaller> =>
  async ({ params, query }) => {
    const change = await requireBulkChange({ table }, params.siren, params.id);
    const prefix = `${folderOf(change)}/${SERIES.differences}`;
    const { rows, next } = await readSeries(files, prefix, differenceRowSchema, pageOf(query));
    return { body: { items: rows, ...cursorOf(next) } };
  };

export const getResultFileEndpoint =
  (table: Table, files: FileStore): Handle<typeof routes.getResultFile, PersonCaller> =>
  async ({ params, now }) => {
    const change = await requireBulkChange({ table }, params.siren, params.id);
    const key = resultKey(folderOf(change));
    const { href, expiresInSeconds } = await files.downloadLink(key, `modification-${change.id}.csv`);
    return { body: { href, expiresAt: addMilliseconds(now, expiresInSeconds * 1_000) } };
  };
