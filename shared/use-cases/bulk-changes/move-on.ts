import type { BulkChange, BulkChangeId } from '../../domain/bulk-changes/bulk-change.ts';
import type { BulkChangeMove } from '../../domain/bulk-changes/move-bulk-change.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instants.ts';
import { getBulkChange } from '../../table/bulk-changes/bulk-changes.ts';
import { recordBulkChange } from './record-bulk-change.ts';
import { decideAndCommit, MACHINE, type WorkerCall, type WorkerDependencies } from './worker.ts';

/** The change as it is now. @throws not-found */
export const readBulkChange = async (
  { table }: Pick<WorkerDependencies, 'table'>,
  id: BulkChangeId,
): Promise<BulkChange> => {
  const change = await getBulkChange(table, id);
  if (change === undefined) throw new DomainError('not-found');
  return change;
};

/** Moves the change on from its current state. When it has already moved, nothing is stored. */
export const moveOn = (
  dependencies: WorkerDependencies,
  { requestId }: WorkerCall,
  id: BulkChangeId,
  move: (change: BulkChange, now: Instant) => BulkChangeMove | undefined,
): Promise<BulkChange> =>
  decideAndCommit(dependencies, { requestId, actor: MACHINE }, async (context) => {
    const change = await readBulkChange(context, id);
    const moved = move(change, context.now);
    return moved === undefined ? { value: change, writes: [] } : recordBulkChange(context, moved);
  });
