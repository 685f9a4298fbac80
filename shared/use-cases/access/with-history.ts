import type { AccessCard } from '../../domain/access/access-card.ts';
import type { Instant } from '../../domain/instants.ts';
import { loadHistory } from '../../table/access/card-history.ts';
import type { Table } from '../../table/table.ts';

/** The card together with the ended grants beside it, if the instant needs them. */
export const withHistory = async (table: Table, card: AccessCard, at: Instant): Promise<AccessCard> =>
  card.historyBefore === undefined || card.historyBefore <= at
    ? card
    : { ...card, grants: [...(await loadHistory(table, card, at)), ...card.grants] };
