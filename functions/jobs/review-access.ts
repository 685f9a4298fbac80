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
 * Opens, reminds and ends the yearly reviews, and suspends unreviewed cards 60 days after the end. An organisation
 * with more cards than there is time for stays due, and the next run goes on with it.
 */
export const reviewAccess: Job = async (context) =>
  (await work(context)) && context.outcomes.interrupted === undefined;
