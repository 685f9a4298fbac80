import { stageAt } from '../../shared/domain/access/access-card.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { toCsv } from '../../shared/files/to-csv.ts';
import type { AccessRow } from '../../shared/use-cases/decisions/report-access.ts';

/** A person's grant on one service, as the report shows it. */
export const viewRow = ({ card, grant, service, right, establishments, until }: AccessRow, at: Instant) => {
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
export const asCsv = (rows: readonly AccessRow[], at: Instant): string =>
  toCsv(
    rows.map((row) => {
      const { establishments, until = '', mandateId = '', ...shown } = viewRow(row, at);
      const places = establishments === 'all' ? 'all' : establishments.join(' ');
      return { ...shown, at, until, mandateId, establishments: places };
    }),
    COLUMNS,
  );
