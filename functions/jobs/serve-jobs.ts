import type { JobReport } from '../../shared/use-cases/record-job-run.ts';
import { jobCallSchema } from './contract.ts';
import type { JobDependencies } from './job-dependencies.ts';
import { runJob } from './run-job.ts';

/** Some of what was due could not be done. The run is tried again, and in the end an alarm is raised. */
export class JobFailed extends Error {
  constructor(job: string, count: number) {
    super(`${job}: ${count} due items failed`);
    this.name = 'JobFailed';
  }
}

/** The part of Lambda's context that is used. */
interface LambdaContext {
  awsRequestId: string;
  getRemainingTimeInMillis: () => number;
}

/** The entry point of the schedule, called with the name of a job. @throws JobFailed, after everything else was done */
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
