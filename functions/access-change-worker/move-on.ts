import type { AccessChange, AccessChangeId } from '../../shared/domain/bulk-changes/access-change.ts';
import type { AccessChangeMove } from '../../shared/domain/bulk-changes/move-access-change.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { getAccessChange } from '../../shared/table/bulk-changes/access-changes.ts';
import { recordAccessChange } from '../../shared/use-cases/bulk-changes/record-access-change.ts';
import { decideAndCommit, MACHINE, type WorkerCall, type WorkerDependencies } from './worker-dependencies.ts';

/** The change as it is now. @throws not-found */
export const readAccessChange = async (
  { table }: Pick<WorkerDependencies, 'table'>,
  id: AccessChangeId,
): Promise<AccessChange> => {
  const change = await getAccessChange(table, id);
  if (change === undefined) throw new DomainError('not-found');
  return change;
};

/** Moves the change on, from where it stands now; where it has moved already nothing is stored. */
export const moveOn = (
  dependencies: WorkerDependencies,
  { requestId }: WorkerCall,
  id: AccessChangeId,
  move: (change: AccessChange, now: Instant) => AccessChangeMove | undefined,
): Promise<AccessChange> =>
  decideAndCommit(dependencies, { requestId, actor: MACHINE }, async (context) => {
    const change = await readAccessChange(context, id);
    const moved = move(change, context.now);
    return moved === undefined ? { value: change, writes: [] } : recordAccessChange(context, moved);
  });
