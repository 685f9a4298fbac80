import { type AccessCard, stageAt } from '../domain/access-card.ts';
import { covers, type Grant, grantPhaseAt } from '../domain/grant.ts';
import type { Siren, Siret } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import type { Right } from '../domain/rights.ts';
import { listCards } from '../table/access-cards.ts';
import type { Table } from '../table/table.ts';
import { withHistory } from './with-history.ts';

/** One service that one person had a right on, at the instant of the report. */
export interface AccessRow {
  card: AccessCard;
  grant: Grant;
  service: string;
  right: Right;
}

export interface ReportFilter {
  at: Instant;
  siret?: Siret | undefined;
  service?: string | undefined;
}

const isActiveAt = (card: AccessCard, at: Instant): boolean => stageAt(card, at)?.status === 'active';

const rowsOf = (card: AccessCard, { at, siret, service }: ReportFilter): AccessRow[] =>
  card.grants
    .filter((grant) => grantPhaseAt(grant, at) === 'in-force')
    .filter((grant) => siret === undefined || covers(grant.establishments, siret))
    .flatMap((grant) =>
      Object.entries(grant.services)
        .filter(([code]) => service === undefined || code === service)
        .map(([code, right]) => ({ card, grant, service: code, right })),
    );

/** Who might do what at that instant, by person, grant and service. */
export const reportAccess = async (
  table: Table,
  siren: Siren,
  filter: ReportFilter,
): Promise<AccessRow[]> => {
  const rows: AccessRow[] = [];
  for (const card of await listCards(table, siren)) {
    if (isActiveAt(card, filter.at)) rows.push(...rowsOf(await withHistory(table, card, filter.at), filter));
  }
  return rows;
};
