import { progressOf } from '../../shared/administrator-changes/workflow/progress.ts';
import type { AdministratorChangeWorkflow } from '../../shared/administrator-changes/workflow/workflow.ts';
import type { AdministratorChangeId } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { getWorkflowWait } from '../../shared/table/administrator-changes/workflow-wait.ts';
import type { Table } from '../../shared/table/table.ts';

export interface ResumerDependencies {
  table: Table;
  stateMachineArn: string;
  workflow: AdministratorChangeWorkflow;
}

/**
 * Brings the workflow to the request's current state, whatever the event said: starts it, or ends the wait for a
 * status that the request has left. When nothing waits, the workflow is already on its way, or was never started.
 */
export const resumeAdministratorChange = async (
  { table, stateMachineArn, workflow }: ResumerDependencies,
  id: AdministratorChangeId,
): Promise<void> => {
  // The wait is read first. No status comes back, so a status that the request has left by then was left for good, or
  // another event follows.
  const task = await getWorkflowWait(table, id);
  const change = await getAdministratorChange(table, id);
  if (change === undefined) return;
  if (task === undefined) return workflow.start(stateMachineArn, progressOf(change));
  if (task.waitingFor !== change.state.status) await workflow.resume(task.taskToken, progressOf(change));
};
