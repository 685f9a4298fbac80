import { toInstant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { pageByRank } from '../../shared/http/page.ts';
import type { Table } from '../../shared/table/table.ts';
import { answerSettled } from '../../shared/use-cases/answer-settled.ts';
import { reportAccess } from '../../shared/use-cases/decisions/report-access.ts';
import { asCsv, viewRow } from './access-report-view.ts';
import type { routes } from './contract.ts';

export const getAccessReportEndpoint =
  (table: Table): Handle<typeof routes.getAccessReport, PersonCaller> =>
  async ({ params, query, now }) => {
    const asked = query.at === undefined ? undefined : toInstant(query.at);
    const { siret, service } = query;
    const moment = { now, isLive: asked === undefined, ...(asked !== undefined && { named: [asked] }) };
    const { answer: rows, evaluatedAt } = await answerSettled(table, moment, (view, { live }) =>
      reportAccess(view, params.siren, { at: asked ?? live, siret, service }),
    );
    const at = asked ?? evaluatedAt;
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
