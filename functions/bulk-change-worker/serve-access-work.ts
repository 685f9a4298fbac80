import { logger } from '../../shared/observability/logger.ts';
import { isPassing } from '../../shared/table/is-passing.ts';
import { checkBulkChange } from '../../shared/use-cases/bulk-changes/check-bulk-change.ts';
import { recordBulkChange } from '../../shared/use-cases/bulk-changes/record-bulk-change.ts';
import { type AccessWorkAnswer, type AccessWorkCall, accessWorkSchema } from './contract.ts';
import { readBulkChange } from './move-on.ts';
import { runPart } from './run-part.ts';
import { undoPart } from './undo-part.ts';
import { decideAndCommit, MACHINE, type WorkerCall, type WorkerDependencies } from './worker-dependencies.ts';

/** Nothing new is started with less time than this, which is more than one person and storing the progress take. */
const RESERVE_MILLISECONDS = 30_000;

/** The name by which the state machine retries. */
class BulkWorkUnavailable extends Error {
  constructor() {
    super('not now');
    this.name = 'Unavailable';
  }
}

const check = async (
  dependencies: WorkerDependencies,
  { requestId }: WorkerCall,
  { accessChange, next }: AccessWorkCall,
): Promise<AccessWorkAnswer> => {
  await decideAndCommit(dependencies, { requestId, actor: MACHINE }, async (context) => {
    const change = await readBulkChange(context, accessChange);
    const move = await checkBulkChange({ ...context, files: dependencies.files }, change);
    return move === undefined ? { value: change, writes: [] } : recordBulkChange(context, move);
  });
  return { accessChange, next, more: false };
};

/** Does the work that the change's state calls for. Called twice, late or out of order, it has one effect. */
const work = async (
  dependencies: WorkerDependencies,
  call: WorkerCall,
  asked: AccessWorkCall,
): Promise<AccessWorkAnswer> => {
  const change = await readBulkChange(dependencies, asked.accessChange);
  switch (change.state.status) {
    case 'checking':
      return check(dependencies, call, asked);
    case 'running':
      return runPart(dependencies, call, change, asked.next);
    case 'stopping':
    case 'undoing':
      return undoPart(dependencies, call, change);
    default:
      return { ...asked, more: false };
  }
};

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
      return await work(dependencies, { requestId: context.awsRequestId, hasTime }, asked);
    } catch (error) {
      const cause = error instanceof Error ? error : new Error('not an error');
      const { accessChange } = asked;
      logger.error('access change failed', { requestId: context.awsRequestId, accessChange, error: cause });
      throw isPassing(error) ? new BulkWorkUnavailable() : error;
    }
  };
