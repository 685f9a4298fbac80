import type { Instant } from '../../shared/domain/instants.ts';
import { logger } from '../../shared/observability/logger.ts';
import type { Table } from '../../shared/table/table.ts';
import { type JobReport, recordJobRun } from '../../shared/use-cases/record-job-run.ts';
import { settle } from '../../shared/use-cases/settle.ts';
import type { JobName } from './contract.ts';
import { JOBS } from './jobs.ts';
import type { SireneSource } from './open-sirene.ts';
import type { PublishCounts } from './publish-counts.ts';

export interface JobDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
  publish: PublishCounts;
  /** For `sync-sirene`. */
  sirene?: SireneSource | undefined;
}

/** Runs a job once. Its report is stored as evidence, published as a metric, and given. */
export const runJob = async (
  { table, clock, newId, publish, sirene }: JobDependencies,
  job: JobName,
  { requestId, timeLeft }: { requestId: string; timeLeft: () => number },
): Promise<JobReport> => {
  const actor = { type: 'machine', id: job } as const;
  const context = { table, now: clock(), newId, actor, requestId };
  const report = await JOBS[job]({ ...context, timeLeft, sirene });
  await settle({ ...context, now: clock() }, (at) => recordJobRun(at, job, report));
  publish(job, { ...report.outcomes, unfinished: report.complete ? 0 : 1 });
  logger.info('job finished', { job, requestId, ...report });
  return report;
};
