import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import {
  type BulkChange,
  isOutdated,
  RUN_WITHIN_DAYS,
  UNDO_WITHIN_DAYS,
} from '../../domain/bulk-changes/bulk-change.ts';
import { mayDecide } from '../../domain/bulk-changes/run-bulk-change.ts';
import { mayDecideUndo } from '../../domain/bulk-changes/undo-bulk-change.ts';
import { addDays, type Instant } from '../../domain/instants.ts';
import type { Party } from '../../domain/people/party.ts';
import { listRecentBulkChanges } from '../../table/bulk-changes/bulk-changes.ts';
import type { Table } from '../../table/table.ts';

/** A bulk change that waits for the person's approval, and its deadline. */
export interface BulkChangeTask {
  change: BulkChange;
  dueAt: Instant;
}

/** The bulk changes of others that this administrator can approve or refuse. */
export const findBulkChangeTasks = async (
  table: Table,
  party: Party,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<BulkChangeTask[]> => {
  const administered = cards.filter((card) => administersAt(card, now));
  // A change that can still be approved was checked soon after its request, run within a week, and undone within a
  // month.
  const since = addDays(now, -(RUN_WITHIN_DAYS + UNDO_WITHIN_DAYS + 1));
  const changes = await Promise.all(
    administered.map(({ siren }) => listRecentBulkChanges(table, siren, since)),
  );
  return changes.flat().flatMap((change) => {
    const { state } = change;
    if (state.status === 'awaiting-undo-approval') {
      const isMine = state.undoBefore > now && mayDecideUndo(state, party);
      return isMine ? [{ change, dueAt: state.undoBefore }] : [];
    }
    if (state.status !== 'awaiting-approval' || isOutdated(change, now)) return [];
    return mayDecide(change, party) ? [{ change, dueAt: state.runBefore }] : [];
  });
};
