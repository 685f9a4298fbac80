import type { JobReport } from '../../shared/use-cases/record-job-run.ts';
import { jobCallSchema } from './contract.ts';
import { type JobDependencies, runJob } from './run-job.ts';

/** Some of what is due could not be done: the run is tried again, and in the end people are alarmed. */
export class JobFailed extends Error {
  constructor(job: string, count: number) {
    super(`${job}: ${count} due items failed`);
    this.name = 'JobFailed';
  }
}

/** As much of Lambda's context as is used. */
interface LambdaContext {
  awsRequestId: string;
  getRemainingTimeInMillis: () => number;
}

/** What the schedule calls, with the name of a job. @throws JobFailed, after everything else was done */
export const serveJobs =
  (dependencies: JobDependencies) =>
  async (event: unknown, context: LambdaContext): Promise<JobReport> => {
    const { job } = jobCallSchema.parse(event);
    const report = await runJob(dependencies, job, {
      requestId: context.awsRequestId,
      timeLeft: () => context.getRemainingTimeInMillis(),
    });
    const { failed = 0 } = report.outcomes;
    if (failed > 0) throw new JobFailed(job, failed);
    return report;
  };
