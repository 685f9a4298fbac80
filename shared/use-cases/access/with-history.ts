import type { AccessCard } from '../../domain/access/access-card.ts';
import type { Instant } from '../../domain/instants.ts';
import { loadHistory } from '../../table/access/card-history.ts';
import type { Table } from '../../table/table.ts';

/** The card with the ended grants that had moved beside it, where the instant needs them. */
export const withHistory = async (table: Table, card: AccessCard, at: Instant): Promise<AccessCard> =>
  card.historyBefore === undefined || card.historyBefore <= at
    ? card
    : { ...card, grants: [...(await loadHistory(table, card, at)), ...card.grants] };
