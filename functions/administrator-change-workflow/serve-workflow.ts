import type { AdministratorChangeProgress } from '../../shared/administrator-changes/workflow/progress.ts';
import { logger } from '../../shared/observability/logger.ts';
import { isPassing } from '../../shared/table/is-passing.ts';
import { advance } from './advance.ts';
import { awaitAdministratorChange } from './await-administrator-change.ts';
import { workflowCallSchema } from './contract.ts';
import { giveUpAdministratorChange } from './give-up.ts';
import type { WorkflowDependencies } from './workflow-dependencies.ts';

/** The name by which the state machine retries. */
class WorkflowStepUnavailable extends Error {
  constructor() {
    super('not now');
    this.name = 'Unavailable';
  }
}

/** Serves one call of the state machine. The call contains a token, so none of it is logged. */
export const serveWorkflow =
  (dependencies: WorkflowDependencies) =>
  async (
    event: unknown,
    { awsRequestId }: { awsRequestId: string },
  ): Promise<AdministratorChangeProgress | undefined> => {
    const call = workflowCallSchema.parse(event);
    const { action, change } = call;
    try {
      if (call.action === 'advance') return await advance(dependencies, call, awsRequestId);
      if (call.action === 'await') await awaitAdministratorChange(dependencies, call);
      else await giveUpAdministratorChange(dependencies, call, awsRequestId);
      return undefined;
    } catch (error) {
      const cause = error instanceof Error ? error : new Error('not an error');
      logger.error('workflow step failed', { requestId: awsRequestId, action, change, error: cause });
      throw isPassing(error) ? new WorkflowStepUnavailable() : error;
    }
  };
