import { hasCeased } from '../../domain/directory/organisation.ts';
import { DomainError } from '../../domain/errors.ts';
import { FIRST_HASH } from '../../domain/events.ts';
import { type PersonId, personIdSchema, reviewIdSchema, type Siren } from '../../domain/identifiers.ts';
import type { AccessReview, ReviewCalendar } from '../../domain/reviews/access-review.ts';
import { openReview } from '../../domain/reviews/review-steps.ts';
import { guardActor } from '../../table/access/administrators.ts';
import { getOrganisation } from '../../table/directory/organisations.ts';
import { getCalendar } from '../../table/reviews/reviews.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordReview } from './record-review.ts';

/** Opens a review, when none is open. `calendar` is the calendar as it was read. */
export const openReviewOf = (
  context: CommandContext,
  siren: Siren,
  calendar: ReviewCalendar | undefined,
  personId: PersonId,
): Outcome<AccessReview> => {
  const id = reviewIdSchema.parse(context.newId());
  const step = openReview({ id, siren, firstHash: FIRST_HASH }, context.now);
  return recordReview(context, calendar, step, personId);
};

/** An administrator opens a review before its year is over. @throws organisation-closed, review-already-open, forbidden */
export const openReviewNow = async (
  context: CommandContext,
  siren: Siren,
): Promise<Outcome<AccessReview>> => {
  const [calendar, organisation] = await Promise.all([
    getCalendar(context.table, siren),
    getOrganisation(context.table, siren),
  ]);
  if (hasCeased(organisation, context.now)) throw new DomainError('organisation-closed');
  if (calendar?.open !== undefined) {
    const facts = { organisation: siren, review: calendar.open.id };
    throw new DomainError({ code: 'review-already-open', facts });
  }
  const personId = personIdSchema.parse(context.actor.id);
  const { value, writes } = openReviewOf(context, siren, calendar, personId);
  return { value, writes: [...writes, guardActor(context.table, siren, personId)] };
};
