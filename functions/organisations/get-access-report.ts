import { toInstant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { pageByRank } from '../../shared/http/page.ts';
import type { Table } from '../../shared/table/table.ts';
import { reportAccess } from '../../shared/use-cases/decisions/report-access.ts';
import { asCsv, viewRow } from './access-report-view.ts';
import type { routes } from './contract.ts';

export const getAccessReportEndpoint =
  (table: Table): Handle<typeof routes.getAccessReport, PersonCaller> =>
  async ({ params, query, now }) => {
    const at = query.at === undefined ? now : toInstant(query.at);
    const { siret, service } = query;
    const rows = await reportAccess(table, params.siren, { at, siret, service });
    if (query.format === 'csv') {
      const name = `acces-${params.siren}-${at.slice(0, 10)}.csv`;
      return {
        text: { contentType: 'text/csv; charset=utf-8', content: asCsv(rows, at) },
        headers: { 'content-disposition': `attachment; filename="${name}"` },
      };
    }
    const page = pageByRank(rows, query);
    return { body: { at, ...page, items: page.items.map((row) => viewRow(row, at)) } };
  };
