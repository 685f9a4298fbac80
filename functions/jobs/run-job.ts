import type { Instant } from '../../shared/domain/instants.ts';
import { logger } from '../../shared/observability/logger.ts';
import type { Table } from '../../shared/table/table.ts';
import { commitWithRetry } from '../../shared/use-cases/commit-with-retry.ts';
import { type JobReport, recordJobRun } from '../../shared/use-cases/record-job-run.ts';
import type { JobName } from './contract.ts';
import { JOBS } from './jobs.ts';
import type { SireneSource } from './open-sirene.ts';
import type { PublishCounts } from './publish-counts.ts';

export interface JobDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
  publish: PublishCounts;
  /** Needed by `sync-sirene`. */
  sirene?: SireneSource | undefined;
}

interface Call {
  requestId: string;
  timeLeft: () => number;
}

/**
 * Reports a run that broke off: what it had done, and that it failed. It leaves out `unfinished`, whose absence
 * raises the alarm for a job that is not completed. The reason is in the error, which Lambda logs.
 */
const reportFailure = async (
  { table, clock, newId, publish }: JobDependencies,
  job: JobName,
  { requestId }: Call,
  outcomes: Readonly<Record<string, number>>,
): Promise<void> => {
  const report = { outcomes: { ...outcomes, failed: (outcomes.failed ?? 0) + 1 }, complete: false };
  logger.info('job failed', { job, requestId, ...report });
  publish(job, report.outcomes);
  const actor = { type: 'machine', id: job } as const;
  try {
    const context = { table, now: clock(), newId, actor, requestId };
    await commitWithRetry(context, (at) => recordJobRun(at, job, report));
  } catch (unwritten) {
    const why = unwritten instanceof Error ? unwritten : new Error('not an error');
    logger.error('job report not stored', { job, requestId, error: why });
  }
};

/**
 * Runs a job once. Its report is stored as an event, published as metrics, and returned. A run that breaks off is
 * reported too.
 * @throws what the job throws
 */
export const runJob = async (dependencies: JobDependencies, job: JobName, call: Call): Promise<JobReport> => {
  const { table, clock, newId, publish, sirene } = dependencies;
  const { requestId, timeLeft } = call;
  const actor = { type: 'machine', id: job } as const;
  const context = { table, now: clock(), newId, actor, requestId };
  const outcomes: Record<string, number> = {};
  try {
    const complete = await JOBS[job]({ ...context, timeLeft, sirene, outcomes });
    const report = { outcomes, complete };
    await commitWithRetry({ ...context, now: clock() }, (at) => recordJobRun(at, job, report));
    publish(job, { ...outcomes, unfinished: complete ? 0 : 1 });
    logger.info('job finished', { job, requestId, ...report });
    return report;
  } catch (error) {
    await reportFailure(dependencies, job, call, outcomes);
    throw error;
  }
};
