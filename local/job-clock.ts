import { setTimeout as wait } from 'node:timers/promises';
import { JOB_MINUTES, type JobName, scheduledJobs } from '../functions/jobs/contract.ts';
import { runningLambda } from './running-lambda.ts';

export interface JobClockOptions {
  /** 86,400; less where the days of this system go by faster. */
  daySeconds: number;
  onFailure: (job: JobName, error: unknown) => void;
}

const MINUTES_PER_DAY = 24 * 60;
/** However fast the days go by. */
const MIN_PAUSE_MILLISECONDS = 1_000;
/** As long as the deployed Lambda has. */
const RUN_MILLISECONDS = 5 * 60_000;

/** One run, as the schedule calls the Lambda, which is imported once its environment is there. */
const run = async (job: JobName): Promise<void> => {
  const { handler } = await import('../functions/jobs/index.ts');
  const endsAt = Date.now() + RUN_MILLISECONDS;
  const context = { awsRequestId: `local-${job}`, getRemainingTimeInMillis: () => endsAt - Date.now() };
  await runningLambda.run('jobs', () => handler({ job }, context));
};

/**
 * Runs every job at once (that of INSEE's API where INSEE_API_URL is set), and then as often as its schedule says, beside everything else: nobody waits for it.
 * @returns how to stop it, which waits for the runs at work
 */
export const startJobClock = ({ daySeconds, onFailure }: JobClockOptions): (() => Promise<void>) => {
  const stopped = new AbortController();
  const { signal } = stopped;
  const repeat = async (job: JobName): Promise<void> => {
    const milliseconds = (JOB_MINUTES[job] / MINUTES_PER_DAY) * daySeconds * 1_000;
    while (!signal.aborted) {
      await run(job).catch((error: unknown) => onFailure(job, error));
      await wait(Math.max(milliseconds, MIN_PAUSE_MILLISECONDS), undefined, { signal }).catch(() => {});
    }
  };
  const running = scheduledJobs({ sirene: process.env.INSEE_API_URL !== undefined }).map(repeat);
  return async () => {
    stopped.abort();
    await Promise.all(running);
  };
};
