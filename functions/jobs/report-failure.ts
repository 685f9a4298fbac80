import { logger } from '../../shared/observability/logger.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import { recordJobRun } from '../../shared/use-cases/record-job-run.ts';
import type { JobName } from './contract.ts';
import type { JobDependencies, RunCall } from './job-dependencies.ts';

/**
 * Reports a run that broke off: what it had done, and that it failed. It leaves out `unfinished`, whose absence
 * raises the alarm for a job that is not completed. The reason is in the error, which Lambda logs.
 */
export const reportFailure = async (
  { table, clock, newId, publish }: JobDependencies,
  job: JobName,
  { requestId }: RunCall,
  outcomes: Readonly<Record<string, number>>,
): Promise<void> => {
  const report = { outcomes: { ...outcomes, failed: (outcomes.failed ?? 0) + 1 }, complete: false };
  logger.info('job failed', { job, requestId, ...report });
  publish(job, report.outcomes);
  const actor = { type: 'machine', id: job } as const;
  try {
    const context = { table, clock, newId, actor, requestId };
    await carryOut(context, (at) => recordJobRun(at, job, report));
  } catch (unwritten) {
    const why = unwritten instanceof Error ? unwritten : new Error('not an error');
    logger.error('job report not stored', { job, requestId, error: why });
  }
};
