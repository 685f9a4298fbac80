import { appendJobEvent } from '../table/events.ts';
import { getLastRun, putLastRun } from '../table/job-runs.ts';
import type { CommandContext, Outcome } from './command.ts';
import { nextEvent } from './next-event.ts';

/** The result of a run of a job. */
export interface JobReport {
  /** How many items ended in each way. Those that could not be done are `failed`. */
  outcomes: Readonly<Record<string, number>>;
  /** False when time ran out. The next run goes on from there. */
  complete: boolean;
}

/** Records a run of a job, in the job's chain. */
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
