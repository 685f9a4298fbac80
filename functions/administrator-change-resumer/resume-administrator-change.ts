import { progressOf } from '../../shared/administrator-changes/workflow/progress.ts';
import type { AdministratorChangeWorkflow } from '../../shared/administrator-changes/workflow/workflow.ts';
import type { AdministratorChangeId } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { nextDeadline } from '../../shared/domain/administrator-changes/deadlines.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { getWorkflowWait } from '../../shared/table/administrator-changes/workflow-wait.ts';
import type { Table } from '../../shared/table/table.ts';

export interface ResumerDependencies {
  table: Table;
  stateMachineArn: string;
  workflow: AdministratorChangeWorkflow;
  clock: () => Instant;
  terms: AdministratorChangeTerms;
}

/**
 * Brings the workflow to the request's current state, whatever the event said: starts it, or ends the wait for a state
 * that the request has left. An execution that began with release 0.1 knows no state that comes back, so another one
 * takes over from it. When nothing waits, the workflow is already on its way, or was never started.
 */
export const resumeAdministratorChange = async (
  { table, stateMachineArn, workflow, clock }: Omit<ResumerDependencies, 'terms'>,
  id: AdministratorChangeId,
): Promise<void> => {
  // The wait is read first. A state that the request has left by then was left for good, or another event follows.
  const task = await getWorkflowWait(table, id);
  const change = await getAdministratorChange(table, id);
  if (change === undefined) return;
  const progress = progressOf(change, clock());
  if (task === undefined) return workflow.start(stateMachineArn, id, progress);
  if (task.entered === undefined) return workflow.start(stateMachineArn, `${id}-successor`, progress);
  const hasLeft = task.waitingFor !== change.state.status || task.entered !== change.history.length;
  // A letter that waits for its envelope is due before the state is.
  const isSooner = nextDeadline(change)?.what === 'letter';
  if (hasLeft || isSooner) await workflow.resume(task.taskToken, progress);
};
