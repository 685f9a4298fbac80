import type { BulkChange, BulkChangeId } from '../../shared/domain/bulk-changes/bulk-change.ts';
import type { BulkChangeMove } from '../../shared/domain/bulk-changes/move-bulk-change.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { getBulkChange } from '../../shared/table/bulk-changes/bulk-changes.ts';
import { recordBulkChange } from '../../shared/use-cases/bulk-changes/record-bulk-change.ts';
import { decideAndCommit, MACHINE, type WorkerCall, type WorkerDependencies } from './worker-dependencies.ts';

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
