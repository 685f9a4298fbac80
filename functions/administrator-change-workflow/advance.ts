import {
  type AdministratorChangeProgress,
  progressOf,
} from '../../shared/administrator-changes/workflow/progress.ts';
import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { nextDeadline } from '../../shared/domain/administrator-changes/deadlines.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { StaleRead } from '../../shared/table/stale-read.ts';
import { advanceAdministratorChange } from '../../shared/use-cases/administrator-changes/advance.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import type { CommandContext } from '../../shared/use-cases/command.ts';
import type { AdvanceCall } from './contract.ts';
import { WORKFLOW_ACTOR, type WorkflowDependencies } from './workflow-dependencies.ts';

/** The clocks of Step Functions and of a Lambda may differ by this much. */
const SKEW_MILLISECONDS = 1_000;

/** How long to wait for a moment that has nearly come; 0 when there is none. */
const untilDue = (change: AdministratorChange, now: Instant): number => {
  const deadline = nextDeadline(change);
  const milliseconds = deadline === undefined ? 0 : Date.parse(deadline.at) - Date.parse(now);
  return milliseconds > 0 && milliseconds <= SKEW_MILLISECONDS ? milliseconds : 0;
};

/**
 * Does what the moment brings, and returns the state of the request after it, whoever brought it there.
 * @throws not-found, StaleRead, and the refusal of a step that can have no effect
 */
export const advance = async (
  dependencies: WorkflowDependencies,
  { change: id }: AdvanceCall,
  requestId: string,
): Promise<AdministratorChangeProgress> => {
  const { table, clock, newId, terms, pause } = dependencies;
  const decide = async (context: CommandContext) => {
    const outcome = await advanceAdministratorChange(context, id, terms);
    const early = outcome.writes.length === 0 ? untilDue(outcome.value, context.now) : 0;
    if (early === 0) return outcome;
    await pause(early);
    throw new StaleRead();
  };
  const change = await carryOut({ table, clock, newId, actor: WORKFLOW_ACTOR, requestId }, decide, { pause });
  return progressOf(change, clock());
};
