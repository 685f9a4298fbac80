import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import type { Table } from '../../shared/table/table.ts';
import { answerSettled } from '../../shared/use-cases/answer-settled.ts';
import {
  type ReportPosition,
  reportAccess,
  reportPage,
} from '../../shared/use-cases/decisions/report-access.ts';
import { asCsv, viewRow } from './access-report-view.ts';
import type { routes } from './contract.ts';

/** A person's id, how many of their rows were shown, and how many cards a page takes. */
const POSITION = /^[0-7][0-9A-HJKMNP-TV-Z]{25}-\d{1,6}-\d{1,3}$/;

const positionIn = (cursor: string | undefined): ReportPosition | undefined => {
  const [id, shown, cards] = decodeCursor(cursor, POSITION)?.split('-') ?? [];
  if (id === undefined) return undefined;
  return { personId: personIdSchema.parse(id), shown: Number(shown), cards: Math.max(1, Number(cards)) };
};

const writtenOut = ({ personId, shown, cards }: ReportPosition): string => `${personId}-${shown}-${cards}`;

export const getAccessReportEndpoint =
  (table: Table): Handle<typeof routes.getAccessReport, PersonCaller> =>
  async ({ params, query, now }) => {
    const asked = query.at === undefined ? undefined : toInstant(query.at);
    const { siret, service } = query;
    const moment = { now, isLive: asked === undefined, ...(asked !== undefined && { named: [asked] }) };
    const { siren } = params;
    if (query.format === 'csv') {
      const { answer: rows, evaluatedAt } = await answerSettled(table, moment, (view, { live }) =>
        reportAccess(view, siren, { at: asked ?? live, siret, service }),
      );
      const at = asked ?? evaluatedAt;
      const name = `acces-${siren}-${at.slice(0, 10)}.csv`;
      return {
        text: { contentType: 'text/csv; charset=utf-8', content: asCsv(rows, at) },
        headers: { 'content-disposition': `attachment; filename="${name}"` },
      };
    }
    const page = { limit: query.limit, after: positionIn(query.cursor) };
    const { answer, evaluatedAt } = await answerSettled(table, moment, (view, { live }) =>
      reportPage(view, siren, { at: asked ?? live, siret, service }, page),
    );
    const at = asked ?? evaluatedAt;
    return {
      body: {
        at,
        items: answer.rows.map((row) => viewRow(row, at)),
        ...nextCursor(answer.next && writtenOut(answer.next)),
      },
    };
  };
