import { setTimeout as wait } from 'node:timers/promises';
import { JOB_MINUTES, type JobName, scheduledJobs } from '../functions/jobs/contract.ts';
import { runningLambda } from './running-lambda.ts';

export interface JobClockOptions {
  /** The length of a day: 86,400 seconds, or fewer to make the days of this system shorter. */
  daySeconds: number;
  onFailure: (job: JobName, error: unknown) => void;
}

const MINUTES_PER_DAY = 24 * 60;
/** The shortest pause, however short the days are. */
const MIN_PAUSE_MILLISECONDS = 1_000;
/** As long as the deployed Lambda has. */
const RUN_MILLISECONDS = 5 * 60_000;

/** Runs a job as the schedule calls the Lambda, which is imported after its environment is set. */
const run = async (job: JobName): Promise<void> => {
  const { handler } = await import('../functions/jobs/index.ts');
  const endsAt = Date.now() + RUN_MILLISECONDS;
  const context = { awsRequestId: `local-${job}`, getRemainingTimeInMillis: () => endsAt - Date.now() };
  await runningLambda.run('jobs', () => handler({ job }, context));
};

/**
 * Runs every job at once (the one for INSEE's API if INSEE_API_URL is set), and then as often as its schedule says.
 * Nothing else waits for them.
 * @returns a function that stops the clock, and waits for running jobs
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
