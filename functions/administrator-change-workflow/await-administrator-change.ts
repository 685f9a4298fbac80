import { progressOf } from '../../shared/administrator-changes/workflow/progress.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { getWorkflowWait, putWorkflowWait } from '../../shared/table/administrator-changes/workflow-wait.ts';
import { commit, StaleRead } from '../../shared/table/commit.ts';
import type { AwaitCall } from './contract.ts';
import { MAX_ATTEMPTS, pauseBefore, type WorkflowDependencies } from './workflow-dependencies.ts';

/** Step Functions starts no second wait in the same millisecond, and tries fewer than a thousand times. */
const orderOf = ({ enteredAt, retryCount }: AwaitCall): string =>
  `${enteredAt}#${String(retryCount).padStart(3, '0')}`;

/**
 * Keeps the token of a wait for the next decision. When the request has already left the status, ends the wait
 * itself.
 * @throws not-found, StaleRead
 */
export const awaitAdministratorChange = async (
  dependencies: WorkflowDependencies,
  call: AwaitCall,
): Promise<void> => {
  const { table, newId, workflow } = dependencies;
  const { change: id, waitingFor, taskToken } = call;
  const order = orderOf(call);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    await pauseBefore(dependencies, attempt);
    try {
      await commit(table, putWorkflowWait(table, id, { waitingFor, taskToken, order }), newId());
      return;
    } catch (error) {
      if (!(error instanceof StaleRead)) throw error;
    }
    const change = await getAdministratorChange(table, id);
    if (change === undefined) throw new DomainError('not-found');
    if (change.state.status !== waitingFor) return workflow.resume(taskToken, progressOf(change));
    const stored = await getWorkflowWait(table, id);
    // A late repeat: another wait or try has begun since, and nothing waits with this token.
    if (stored !== undefined && stored.order > order) return;
  }
  throw new StaleRead();
};
