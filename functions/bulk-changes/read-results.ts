import { addMilliseconds } from '../../shared/domain/instants.ts';
import type { FileStore } from '../../shared/files/file-store.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor, rankAsked } from '../../shared/http/page.ts';
import type { Table } from '../../shared/table/table.ts';
import { requireBulkChange } from '../../shared/use-cases/bulk-changes/commands.ts';
import {
  linkToResult,
  readDifferences,
  readLineResults,
} from '../../shared/use-cases/bulk-changes/read-results.ts';
import type { routes } from './contract.ts';
import { viewLine } from './view.ts';

const next = (rank: number | undefined) => nextCursor(rank === undefined ? undefined : String(rank));

export const listLinesEndpoint =
  (table: Table, files: FileStore): Handle<typeof routes.listLines, PersonCaller> =>
  async ({ params, query, language }) => {
    const change = await requireBulkChange({ table }, params.siren, params.id);
    const page = { from: rankAsked(query), limit: query.limit, only: query.only };
    const found = await readLineResults(files, change, page);
    return { body: { items: found.rows.map((row) => viewLine(row, language)), ...next(found.next) } };
  };

export const listDifferencesEndpoint =
  (table: Table, files: FileStore): Handle<typeof routes.listDifferences, PersonCaller> =>
  async ({ params, query }) => {
    const change = await requireBulkChange({ table }, params.siren, params.id);
    const page = { from: rankAsked(query), limit: query.limit };
    const found = await readDifferences(files, change, page);
    return { body: { items: found.rows, ...next(found.next) } };
  };

export const getResultFileEndpoint =
  (table: Table, files: FileStore): Handle<typeof routes.getResultFile, PersonCaller> =>
  async ({ params, now }) => {
    const change = await requireBulkChange({ table }, params.siren, params.id);
    const { href, expiresInSeconds } = await linkToResult(files, change);
    return { body: { href, expiresAt: addMilliseconds(now, expiresInSeconds * 1_000) } };
  };
