import { hasCeased } from '../../domain/directory/organisation.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import { addYear } from '../../domain/instants.ts';
import {
  type AccessReview,
  nextReviewMoment,
  type ReviewCalendar,
} from '../../domain/reviews/access-review.ts';
import { advanceReview, isOverdue } from '../../domain/reviews/review-steps.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import { getOrganisation } from '../../table/directory/organisations.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import { getCalendarByKey, getReview, putCalendar } from '../../table/reviews/reviews.ts';
import type { CarriedContext, Outcome } from '../command.ts';
import { lapseOverdueReview } from './lapse-review.ts';
import { openReviewOf } from './open-review.ts';
import { recordReview } from './record-review.ts';

type Advanced = 'opened' | 'reminded' | 'ended' | 'lapsed' | 'interrupted' | 'nothing';

const nothing = (): Outcome<Advanced> => ({ value: 'nothing', writes: [] });

/** Moves an open review on by one step. */
const advance = async (
  context: CarriedContext,
  calendar: ReviewCalendar,
  review: AccessReview,
  calledOn: PersonId,
  mayGoOn: () => boolean,
): Promise<Outcome<Advanced>> => {
  if (isOverdue(review, context.now)) return lapseOverdueReview(context, calendar, review, calledOn, mayGoOn);
  const step = advanceReview(review, context.now);
  if (step === undefined) return nothing();
  const { writes } = recordReview(context, calendar, step, calledOn);
  return { value: step.event.type === 'access-review.ended' ? 'ended' : 'reminded', writes };
};

/**
 * Does what is due for an organisation's reviews: opens, reminds, ends, and suspends what nobody reviewed. It decides
 * on what is stored rather than on the entry, so that a repeated or late call does nothing. `mayGoOn` says whether
 * there is time for another card.
 */
export const advanceReviews = async (
  context: CarriedContext,
  { key }: DueEntry,
  mayGoOn: () => boolean,
): Promise<Outcome<Advanced>> => {
  const calendar = await getCalendarByKey(context.table, key);
  if (calendar === undefined || context.now < nextReviewMoment(calendar)) return nothing();
  const { siren, open } = calendar;
  // An organisation that was once administered always is. One administrator stands for all in the event.
  const [calledOn] = [...(await getAdministrators(context.table, siren))].sort();
  if (calledOn === undefined) return nothing();
  if (open === undefined) {
    // A body that has ceased is reviewed no more. It is looked at again a year later, in case INSEE takes that back.
    if (hasCeased(await getOrganisation(context.table, siren), context.now)) {
      const later = { ...calendar, opensAt: addYear(context.now), version: calendar.version + 1 };
      return { value: 'nothing', writes: [putCalendar(context.table, later, calendar)] };
    }
    return { value: 'opened', writes: openReviewOf(context, siren, calendar, calledOn).writes };
  }
  const review = await getReview(context.table, siren, open.id);
  return review === undefined ? nothing() : advance(context, calendar, review, calledOn, mayGoOn);
};
