import { writeAnchored } from '../../shared/domain/anchored-heads.ts';
import { addDays, addMilliseconds, type Instant } from '../../shared/domain/instants.ts';
import { getAnchoredUntil, listHeads, putAnchoredUntil } from '../../shared/table/heads.ts';
import { count, type Job } from './job.ts';
import { RESERVE_MILLISECONDS } from './work-through.ts';

/**
 * An event is dated when its command begins, may be stored later (a Lambda has 15 minutes), and is in the index a
 * moment after that. What is younger than this waits for the next run.
 */
const SETTLED_MILLISECONDS = 60 * 60_000;

/** The end of the next window: a day after the last one at most, so that a late run stays small. */
const nextUntil = (from: Instant | undefined, settled: Instant): Instant => {
  const aDay = from === undefined ? settled : addDays(from, 1);
  return aDay < settled ? aDay : settled;
};

/** Adds to the anchor, once a day, the last event of each chain that got one since the last time. */
export const anchorHeads: Job = async (context) => {
  const { table, now, anchor } = context;
  if (anchor === undefined) {
    count(context, 'unavailable');
    return true;
  }
  const settled = addMilliseconds(now, -SETTLED_MILLISECONDS);
  let from = await getAnchoredUntil(table);
  while (from === undefined || from < settled) {
    if (context.timeLeft() < RESERVE_MILLISECONDS) return false;
    const until = nextUntil(from, settled);
    const heads = await listHeads(table, from, until);
    await anchor.add(`${until}.jsonl`, writeAnchored({ ...(from !== undefined && { from }), until, heads }));
    await putAnchoredUntil(table, until);
    for (const _ of heads) count(context, 'anchored');
    from = until;
  }
  return true;
};
