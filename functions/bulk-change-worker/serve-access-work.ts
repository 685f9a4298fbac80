import { giveUpWork } from '../../shared/domain/bulk-changes/move-bulk-change.ts';
import { logger } from '../../shared/observability/logger.ts';
import { isPassing } from '../../shared/table/is-passing.ts';
import { moveOn } from '../../shared/use-cases/bulk-changes/move-on.ts';
import { workOn } from '../../shared/use-cases/bulk-changes/work-on.ts';
import type { WorkerDependencies } from '../../shared/use-cases/bulk-changes/worker.ts';
import { type AccessWorkAnswer, accessWorkSchema } from './contract.ts';

/** Nothing new is started with less time than this, which is more than one person and storing the progress take. */
const RESERVE_MILLISECONDS = 30_000;

/** The name by which the state machine retries. */
class BulkWorkUnavailable extends Error {
  constructor() {
    super('not now');
    this.name = 'Unavailable';
  }
}

interface LambdaContext {
  awsRequestId: string;
  getRemainingTimeInMillis: () => number;
}

/** Serves one call of the state machine. Lines hold names and addresses, so none of them is logged. */
export const serveAccessWork =
  (dependencies: WorkerDependencies) =>
  async (event: unknown, context: LambdaContext): Promise<AccessWorkAnswer> => {
    const asked = accessWorkSchema.parse(event);
    const hasTime = (): boolean => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
    try {
      const { accessChange: id, next } = asked;
      const call = { requestId: context.awsRequestId, hasTime };
      if (asked.unforeseen) {
        await moveOn(dependencies, call, id, giveUpWork);
        return { accessChange: id, next, more: false };
      }
      const left = await workOn(dependencies, call, { id, next });
      return { accessChange: id, ...left };
    } catch (error) {
      const cause = error instanceof Error ? error : new Error('not an error');
      const { accessChange } = asked;
      logger.error('access change failed', { requestId: context.awsRequestId, accessChange, error: cause });
      throw isPassing(error) ? new BulkWorkUnavailable() : error;
    }
  };
