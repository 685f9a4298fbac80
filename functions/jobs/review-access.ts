import { advanceReviews } from '../../shared/use-cases/reviews/advance-reviews.ts';
import type { Job } from './job.ts';
import { RESERVE_MILLISECONDS, workThrough } from './work-through.ts';

const work = workThrough([
  {
    queue: 'REVIEW',
    handle: (context, entry) =>
      advanceReviews(context, entry, () => context.timeLeft() >= RESERVE_MILLISECONDS),
  },
]);

/**
 * Opens, reminds and ends the yearly reviews, and suspends what nobody reviewed 60 days after. An organisation whose
 * cards are more than the time left is enough for stays due: the next run goes on with it.
 */
export const reviewAccess: Job = async (context) =>
  (await work(context)) && context.outcomes.interrupted === undefined;
