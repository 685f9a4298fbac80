import { progressOf } from '../../shared/administrator-changes/workflow/progress.ts';
import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { getWorkflowWait, putWorkflowWait } from '../../shared/table/administrator-changes/workflow-wait.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import type { Outcome } from '../../shared/use-cases/command.ts';
import type { AwaitCall } from './contract.ts';
import type { WorkflowDependencies } from './workflow-dependencies.ts';

/** Step Functions starts no second wait in the same millisecond, and tries fewer than a thousand times. */
const orderOf = ({ enteredAt, retryCount }: AwaitCall): string =>
  `${enteredAt}#${String(retryCount).padStart(3, '0')}`;

/** Whether the wait is for nothing: the request has left the state, or has come back to it since. */
const isOver = ({ state, history }: AdministratorChange, { waitingFor, entered }: AwaitCall): boolean =>
  state.status !== waitingFor || (entered !== undefined && entered !== history.length);

/**
 * Keeps the token of a wait for the next decision. When the request has already left the state, ends the wait itself.
 * @throws not-found, StaleRead
 */
export const awaitAdministratorChange = async (
  dependencies: WorkflowDependencies,
  call: AwaitCall,
): Promise<void> => {
  const { table, newId, workflow, pause, clock } = dependencies;
  const { change: id, waitingFor, entered, taskToken } = call;
  const order = orderOf(call);
  const decide = async (_: unknown, attempt: number): Promise<Outcome<AdministratorChange | undefined>> => {
    const task = { waitingFor, taskToken, order, ...(entered !== undefined && { entered }) };
    const waits = { value: undefined, writes: putWorkflowWait(table, id, task) };
    if (attempt === 0) return waits;
    const change = await getAdministratorChange(table, id);
    if (change === undefined) throw new DomainError('not-found');
    if (isOver(change, call)) return { value: change, writes: [] };
    const stored = await getWorkflowWait(table, id);
    // Another execution has taken over: this one goes on by its own time-outs alone.
    const isReplaced = entered === undefined && stored?.entered !== undefined;
    // A late repeat: another wait or try has begun since, and nothing waits with this token.
    const isLate =
      stored !== undefined &&
      stored.order > order &&
      (stored.entered === undefined) === (entered === undefined);
    return isReplaced || isLate ? { value: undefined, writes: [] } : waits;
  };
  const left = await carryOut({ table, clock, newId }, decide, { pause });
  if (left !== undefined) await workflow.resume(taskToken, progressOf(left, clock()));
};
