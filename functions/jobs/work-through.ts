import { logger } from '../../shared/observability/logger.ts';
import { type DueEntry, type DueQueue, listDue } from '../../shared/table/due-queue.ts';
import { StaleRead } from '../../shared/table/stale-read.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import type { Outcome } from '../../shared/use-cases/command.ts';
import { count, type Job, type JobContext } from './job.ts';

/** One kind of thing that comes due, and the work on one item. The outcome's value is counted. */
export interface DueWork {
  queue: DueQueue;
  handle: (context: JobContext, entry: DueEntry) => Promise<Outcome<string>>;
}

/** How many items are worked on at once. */
const AT_ONCE = 16;
/** Time reserved for work under way and for the report. */
export const RESERVE_MILLISECONDS = 20_000;

/** Another change came first. If the item is still due, the next run finds it. */
const OVERTAKEN = 'overtaken';
const FAILED = 'failed';

const workOn = async (context: JobContext, { handle }: DueWork, entry: DueEntry): Promise<string> => {
  try {
    return await carryOut(context, (each) => handle(each, entry), { attempts: 1 });
  } catch (error) {
    if (error instanceof StaleRead) return OVERTAKEN;
    const cause = error instanceof Error ? error : new Error('not an error');
    logger.error('due item failed', { key: entry.key, requestId: context.requestId, error: cause });
    return FAILED;
  }
};

/**
 * A job that works through what is due, and stops before its time runs out. Each item is done in a transaction that
 * takes it out of the queue. The next run therefore goes on where this one stops, and two runs at once do each item
 * once.
 */
export const workThrough =
  (works: readonly DueWork[]): Job =>
  async (context) => {
    for (const work of works) {
      for await (const page of listDue(context.table, work.queue, context.now)) {
        for (let start = 0; start < page.length; start += AT_ONCE) {
          if (context.timeLeft() < RESERVE_MILLISECONDS) return false;
          const done = page.slice(start, start + AT_ONCE).map((entry) => workOn(context, work, entry));
          for (const outcome of await Promise.all(done)) count(context, outcome);
        }
      }
    }
    return true;
  };
