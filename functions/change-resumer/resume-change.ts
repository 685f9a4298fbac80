import { progressOf } from '../../shared/administrator-changes/workflow/change-progress.ts';
import type { ChangeWorkflow } from '../../shared/administrator-changes/workflow/change-workflow.ts';
import type { ChangeId } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { getChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { getChangeTask } from '../../shared/table/administrator-changes/change-task.ts';
import type { Table } from '../../shared/table/table.ts';

export interface ResumerDependencies {
  table: Table;
  stateMachineArn: string;
  workflow: ChangeWorkflow;
}

/**
 * Brings the workflow to where the request stands now, whatever the event told: begins it, or ends the wait for a
 * status that the request has left. Where nothing is awaited the workflow is on its way, or was never begun.
 */
export const resumeChange = async (
  { table, stateMachineArn, workflow }: ResumerDependencies,
  id: ChangeId,
): Promise<void> => {
  // The wait first: no status comes back, so what the request has left by now it had left, or will be told again.
  const task = await getChangeTask(table, id);
  const change = await getChange(table, id);
  if (change === undefined) return;
  if (task === undefined) return workflow.start(stateMachineArn, progressOf(change));
  if (task.waitingFor !== change.state.status) await workflow.resume(task.taskToken, progressOf(change));
};
