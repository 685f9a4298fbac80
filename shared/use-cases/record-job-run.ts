import { appendJobEvent } from '../table/events.ts';
import { getLastRun, putLastRun } from '../table/job-runs.ts';
import type { CommandContext, Outcome } from './command.ts';
import { nextEvent } from './next-event.ts';

/** What a run of a job came to. */
export interface JobReport {
  /** How many were dealt with in each way; what could not be dealt with is `failed`. */
  outcomes: Readonly<Record<string, number>>;
  /** False where time ran out first: the next run goes on where this one was. */
  complete: boolean;
}

/** The evidence of a run of a job, chained by job. */
export const recordJobRun = async (
  context: CommandContext,
  name: string,
  report: JobReport,
): Promise<Outcome<JobReport>> => {
  const { table, now } = context;
  const last = await getLastRun(table, name);
  const event = nextEvent(context, last, {
    type: 'job.finished' as const,
    stream: `job/${name}`,
    data: { job: name, ...report },
  });
  const run = { version: event.sequence, lastEventHash: event.hash, finishedAt: now };
  return { value: report, writes: [putLastRun(table, name, run, last), appendJobEvent(table, event)] };
};
