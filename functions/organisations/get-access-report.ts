import { stageAt } from '../../shared/domain/access/access-card.ts';
import { type Instant, toInstant } from '../../shared/domain/instants.ts';
import { toCsv } from '../../shared/files/to-csv.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, encodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { Table } from '../../shared/table/table.ts';
import { type AccessRow, reportAccess } from '../../shared/use-cases/decisions/report-access.ts';
import type { routes } from './contract.ts';

const viewRow = ({ card, grant, service, right, establishments, until }: AccessRow, at: Instant) => {
  const stage = stageAt(card, at);
  const { familyName, givenName } = card.holder;
  return {
    personId: card.personId,
    familyName,
    givenName,
    role: stage?.role ?? 'declarant',
    status: stage?.status ?? 'ended',
    grant: grant.id,
    service,
    right,
    establishments,
    from: grant.from,
    ...(until !== undefined && { until }),
    ...(grant.mandateId !== undefined && { mandateId: grant.mandateId }),
  } as const;
};

const COLUMNS = [
  'at',
  'personId',
  'familyName',
  'givenName',
  'role',
  'status',
  'service',
  'right',
  'establishments',
  'from',
  'until',
  'grant',
  'mandateId',
];

/** One line per person, grant and service. A list of establishments is in one cell, separated by spaces. */
const asCsv = (rows: readonly ReturnType<typeof viewRow>[], at: Instant): string =>
  toCsv(
    rows.map(({ establishments, until = '', mandateId = '', ...row }) => ({
      ...row,
      at,
      until,
      mandateId,
      establishments: establishments === 'all' ? 'all' : establishments.join(' '),
    })),
    COLUMNS,
  );

export const getAccessReportEndpoint =
  (table: Table): Handle<typeof routes.getAccessReport, PersonCaller> =>
  async ({ params, query, now }) => {
    const at = query.at === undefined ? now : toInstant(query.at);
    const { siret, service } = query;
    const rows = await reportAccess(table, params.siren, { at, siret, service });
    if (query.format === 'csv') {
      const content = asCsv(
        rows.map((row) => viewRow(row, at)),
        at,
      );
      const name = `acces-${params.siren}-${at.slice(0, 10)}.csv`;
      return {
        text: { contentType: 'text/csv; charset=utf-8', content },
        headers: { 'content-disposition': `attachment; filename="${name}"` },
      };
    }
    const start = Number(decodeCursor(query.cursor, /^\d{1,7}$/) ?? 0);
    const end = start + query.limit;
    return {
      body: {
        at,
        items: rows.slice(start, end).map((row) => viewRow(row, at)),
        ...(end < rows.length && { nextCursor: encodeCursor(String(end)) }),
      },
    };
  };
