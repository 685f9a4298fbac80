import { stageAt } from '../../shared/domain/access/access-card.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { toCsv } from '../../shared/files/to-csv.ts';
import type { AccessRow } from '../../shared/use-cases/decisions/report-access.ts';
import { ROLE_WORDS, STATUS_WORDS } from '../../shared/wording/csv-words.ts';
import { rightInWords } from '../../shared/wording/in-words.ts';

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
  { key: 'at', header: 'À la date du' },
  { key: 'personId', header: 'Identifiant' },
  { key: 'familyName', header: 'Nom' },
  { key: 'givenName', header: 'Prénom' },
  { key: 'role', header: 'Rôle' },
  { key: 'status', header: 'État' },
  { key: 'service', header: 'Service' },
  { key: 'right', header: 'Droit' },
  { key: 'establishments', header: 'Établissements' },
  { key: 'from', header: 'Début' },
  { key: 'until', header: 'Fin' },
  { key: 'grant', header: 'Habilitation' },
  { key: 'mandateId', header: 'Mandat' },
];

/** For a spreadsheet, in French: one line per person, grant and service. A list of establishments is in one cell, separated by spaces. */
export const asCsv = (rows: readonly AccessRow[], at: Instant): string =>
  toCsv(
    rows.map((row) => {
      const { establishments, until = '', mandateId = '', role, status, right, ...shown } = viewRow(row, at);
      const words = {
        role: ROLE_WORDS[role],
        status: STATUS_WORDS[status],
        right: rightInWords(right, 'fr'),
        establishments: establishments === 'all' ? 'tous' : establishments.join(' '),
      };
      return { ...shown, ...words, at, until, mandateId };
    }),
    COLUMNS,
  );
