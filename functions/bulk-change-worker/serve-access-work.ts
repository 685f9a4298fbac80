import { logger } from '../../shared/observability/logger.ts';
import { isPassing } from '../../shared/table/is-passing.ts';
import { checkBulkChange } from '../../shared/use-cases/bulk-changes/check-bulk-change.ts';
import { recordBulkChange } from '../../shared/use-cases/bulk-changes/record-bulk-change.ts';
import { type AccessWorkAnswer, type AccessWorkCall, accessWorkSchema } from './contract.ts';
import { readBulkChange } from './move-on.ts';
import { runPart } from './run-part.ts';
import { undoPart } from './undo-part.ts';
import { decideAndCommit, MACHINE, type WorkerCall, type WorkerDependencies } from './worker-dependencies.ts';

/** What is not begun any more with so little time left: longer than one person takes, and storing how far it is. */
const RESERVE_MILLISECONDS = 30_000;

/** What the state machine tries again by this name. */
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

/** Whatever is to be done for the change as it stands: called twice, late or out of order it has one effect. */
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

/** One call of the state machine. Nothing of the lines is logged: names and addresses are in them. */
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
