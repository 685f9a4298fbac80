import { DomainError } from '../errors.ts';
import type { EventType } from '../events.ts';
import type { PersonId, ReviewId, Siren } from '../identifiers.ts';
import { addDays, type Instant } from '../instants.ts';
import type { AccessReview, ReviewState } from './access-review.ts';

/** How long a campaign lasts, and how long before its end the administrators are reminded. */
export const CAMPAIGN_DAYS = 30;
export const REVIEW_REMINDER_DAYS = 14;
/** Domain: "What is not reviewed 60 days after the campaign's end is suspended". */
export const GRACE_DAYS = 60;

/** What happens to a review, and the event that records it. Both are stored together or not at all. */
export interface ReviewStep {
  /** Absent when the review opens. */
  before: AccessReview | undefined;
  after: AccessReview;
  event: { type: EventType; data: Record<string, unknown> };
}

const enterReviewState = (
  review: AccessReview,
  state: ReviewState,
  event: { type: EventType; data?: Record<string, unknown> },
): ReviewStep => ({
  before: review,
  after: { ...review, state, history: [...review.history, { status: state.status, at: state.since }] },
  event: { type: event.type, data: { review: review.id, ...event.data } },
});

/** Calls on the administrators to review the cards. `firstHash` starts the review's chain of events. */
export const openReview = (
  { id, siren, firstHash }: { id: ReviewId; siren: Siren; firstHash: string },
  now: Instant,
): ReviewStep => {
  const endsAt = addDays(now, CAMPAIGN_DAYS);
  const state = {
    status: 'open',
    since: now,
    remindsAt: addDays(endsAt, -REVIEW_REMINDER_DAYS),
    reminded: false,
  } as const;
  return {
    before: undefined,
    after: {
      ...{ id, siren, openedAt: now, endsAt, state },
      history: [{ status: state.status, at: now }],
      version: 0,
      lastEventHash: firstHash,
    },
    event: { type: 'access-review.opened', data: { review: id, deadline: endsAt } },
  };
};

/**
 * What time does to a review: the reminder, then the end of the campaign. Undefined when its moment has not come or
 * has passed: called twice, late or out of order, it changes nothing. Administrators who hear of the end late still
 * have their 60 days.
 */
export const advanceReview = (review: AccessReview, now: Instant): ReviewStep | undefined => {
  const { state, endsAt } = review;
  if (state.status !== 'open') return undefined;
  if (endsAt <= now) {
    const suspendsAt = addDays(now, GRACE_DAYS);
    return enterReviewState(
      review,
      { status: 'ended', since: now, suspendsAt },
      { type: 'access-review.ended', data: { deadline: suspendsAt } },
    );
  }
  if (state.reminded || now < state.remindsAt) return undefined;
  return {
    before: review,
    after: { ...review, state: { ...state, reminded: true } },
    event: { type: 'access-review.reminded', data: { review: review.id, deadline: endsAt } },
  };
};

/**
 * When unreviewed cards are suspended: the planned date while the campaign lasts, undefined once the review is
 * closed.
 */
export const suspensionMoment = ({ state, endsAt }: AccessReview): Instant | undefined => {
  if (state.status === 'open') return addDays(endsAt, GRACE_DAYS);
  return state.status === 'ended' ? state.suspendsAt : undefined;
};

/** Whether unreviewed cards are to be suspended now. */
export const isOverdue = ({ state }: Pick<AccessReview, 'state'>, now: Instant): boolean =>
  state.status === 'ended' && state.suspendsAt <= now;

/**
 * Closes a review whose unreviewed cards have been suspended. `kept` is the last administrator, who would have been
 * suspended; `alone` is the only administrator left after others were suspended. Support is notified of either.
 */
export const lapseReview = (
  review: AccessReview,
  { suspended, kept, alone }: { suspended: number; kept: PersonId | undefined; alone?: PersonId | undefined },
  now: Instant,
): ReviewStep =>
  enterReviewState(
    review,
    { status: 'lapsed', since: now, suspended, ...(kept !== undefined && { kept }) },
    {
      type: 'access-review.lapsed',
      data: {
        suspended,
        ...(kept !== undefined && { kept, lastAdministrator: true }),
        ...(alone !== undefined && { alone }),
      },
    },
  );

export const takesDecisions = ({ state }: Pick<AccessReview, 'state'>): boolean =>
  state.status === 'open' || state.status === 'ended';

/** @throws review-closed when the review was signed, or its time is over */
export const requireReviewTakesDecisions = (review: Pick<AccessReview, 'state'>): void => {
  if (!takesDecisions(review)) throw new DomainError('review-closed');
};

/**
 * A reviewer vouches for the decisions.
 * @throws review-closed, review-incomplete with each card that is left
 */
export const signedReview = (
  review: AccessReview,
  { by, marksHash, left }: { by: PersonId; marksHash: string; left: readonly PersonId[] },
  now: Instant,
): ReviewStep => {
  requireReviewTakesDecisions(review);
  if (left.length > 0) {
    const { siren: organisation, id } = review;
    throw new DomainError(
      { code: 'review-incomplete', facts: { organisation, review: id, count: left.length } },
      left.map((person) => ({ code: 'card-not-reviewed', facts: { organisation, person } })),
    );
  }
  return enterReviewState(
    review,
    { status: 'signed', since: now, by, marksHash },
    { type: 'access-review.signed', data: { marksHash } },
  );
};
