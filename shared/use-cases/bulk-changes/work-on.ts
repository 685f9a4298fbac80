import type { BulkChangeId } from '../../domain/bulk-changes/bulk-change.ts';
import { checkBulkChange } from './check-bulk-change.ts';
import { readBulkChange } from './move-on.ts';
import { recordBulkChange } from './record-bulk-change.ts';
import { runPart } from './run-part.ts';
import { undoPart } from './undo-part.ts';
import {
  decideAndCommit,
  MACHINE,
  type WorkerCall,
  type WorkerDependencies,
  type WorkLeft,
} from './worker.ts';

const check = async (
  dependencies: WorkerDependencies,
  { requestId }: WorkerCall,
  id: BulkChangeId,
): Promise<void> => {
  await decideAndCommit(dependencies, { requestId, actor: MACHINE }, async (context) => {
    const change = await readBulkChange(context, id);
    const move = await checkBulkChange({ ...context, files: dependencies.files }, change);
    return move === undefined ? { value: change, writes: [] } : recordBulkChange(context, move);
  });
};

/**
 * Does the work that the change's state calls for. Called twice, late or out of order, it has one effect. `next` is
 * where the call before left the work. @throws not-found
 */
export const workOn = async (
  dependencies: WorkerDependencies,
  call: WorkerCall,
  { id, next }: { id: BulkChangeId; next: number },
): Promise<WorkLeft> => {
  const change = await readBulkChange(dependencies, id);
  switch (change.state.status) {
    case 'checking':
      await check(dependencies, call, id);
      return { next, more: false };
    case 'running':
      return runPart(dependencies, call, change, next);
    case 'stopping':
    case 'undoing':
      return undoPart(dependencies, call, change);
    default:
      return { next, more: false };
  }
};
