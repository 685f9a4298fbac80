import { logger } from '../../shared/observability/logger.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import { type JobReport, recordJobRun } from '../../shared/use-cases/record-job-run.ts';
import type { JobName } from './contract.ts';
import type { JobDependencies, RunCall } from './job-dependencies.ts';
import { JOBS } from './jobs.ts';
import { reportFailure } from './report-failure.ts';

/**
 * Runs a job once. Its report is stored as an event, published as metrics, and returned. A run that breaks off is
 * reported too.
 * @throws what the job throws
 */
export const runJob = async (
  dependencies: JobDependencies,
  job: JobName,
  call: RunCall,
): Promise<JobReport> => {
  const { table, clock, newId, publish, sirene, anchor } = dependencies;
  const { requestId, timeLeft } = call;
  const actor = { type: 'machine', id: job } as const;
  const context = { table, now: clock(), clock, newId, actor, requestId };
  const outcomes: Record<string, number> = {};
  try {
    const complete = await JOBS[job]({ ...context, timeLeft, sirene, anchor, outcomes });
    const report = { outcomes, complete };
    await carryOut(context, (at) => recordJobRun(at, job, report));
    publish(job, { ...outcomes, unfinished: complete ? 0 : 1 });
    logger.info('job finished', { job, requestId, ...report });
    return report;
  } catch (error) {
    await reportFailure(dependencies, job, call, outcomes);
    throw error;
  }
};
