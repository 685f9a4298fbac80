import type { PersonId } from '../../domain/identifiers.ts';
import { type AccessReview, calendarAfter, type ReviewCalendar } from '../../domain/reviews/access-review.ts';
import { REVIEW_SEALING } from '../../domain/reviews/review-sealing.ts';
import type { ReviewStep } from '../../domain/reviews/review-steps.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { appendEvent } from '../../table/events.ts';
import { putCalendar, putReview } from '../../table/reviews/reviews.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/**
 * The one way in which a review changes. One transaction stores the review and the organisation's calendar over what
 * was read, with the event. `personId` is the administrator who acts, or one of those who are called on.
 */
export const recordReview = (
  context: CommandContext,
  calendar: ReviewCalendar | undefined,
  { before, after, event }: ReviewStep,
  personId: PersonId,
): Outcome<AccessReview> => {
  const next = { ...after, version: after.version + 1 };
  const sealed = nextEvent(context, after, {
    type: event.type,
    stream: `access-review/${after.siren}/${after.id}`,
    siren: after.siren,
    personId,
    data: event.data,
    state: stateDigest(REVIEW_SEALING, next),
  });
  const review = { ...next, lastEventHash: sealed.hash };
  return {
    value: review,
    writes: [
      putReview(context.table, review, before),
      appendEvent(context.table, sealed),
      putCalendar(context.table, calendarAfter(calendar, review), calendar),
    ],
  };
};
