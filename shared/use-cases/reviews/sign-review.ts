import { personIdSchema } from '../../domain/identifiers.ts';
import type { AccessReview } from '../../domain/reviews/access-review.ts';
import { hashMarks } from '../../domain/reviews/review-card.ts';
import { signedReview } from '../../domain/reviews/review-steps.ts';
import { guardActor } from '../../table/access/administrators.ts';
import { getCalendar } from '../../table/reviews/reviews.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { lookAtReview, outstandingOf, type ReviewedCards, type ReviewReference } from './look-at-review.ts';
import { recordReview } from './record-review.ts';

/**
 * A reviewer signs off the decisions when no card is outstanding. A settled card never becomes outstanding, and a
 * signed review stores no decision, so what was read is what is signed.
 * @throws not-found, review-closed, review-incomplete, forbidden
 */
export const signReview = async (
  context: CommandContext,
  reference: ReviewReference,
): Promise<Outcome<ReviewedCards>> => {
  const { table, now, actor } = context;
  const [calendar, looked] = await Promise.all([
    getCalendar(table, reference.siren),
    lookAtReview(table, reference),
  ]);
  const by = personIdSchema.parse(actor.id);
  const left = outstandingOf(looked).map(({ personId }) => personId);
  const step = signedReview(looked.review, { by, marksHash: hashMarks(looked.marks), left }, now);
  const recorded = recordReview(context, calendar, step, by);
  const review: AccessReview = recorded.value;
  return {
    value: { ...looked, review },
    writes: [...recorded.writes, guardActor(table, review.siren, by)],
  };
};
