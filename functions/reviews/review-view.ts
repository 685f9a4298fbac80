import { stageAt } from '../../shared/domain/access/access-card.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { AccessReview } from '../../shared/domain/reviews/access-review.ts';
import type { ReviewedCard, ReviewStanding } from '../../shared/domain/reviews/review-card.ts';
import { suspensionMoment } from '../../shared/domain/reviews/review-steps.ts';
import { personName, type ReviewedCards } from '../../shared/use-cases/reviews/look-at-review.ts';

/** A review as the contract shows it in a list. */
export const viewReview = (review: AccessReview) => {
  const { id, openedAt, endsAt, state, history } = review;
  const suspendsAt = suspensionMoment(review);
  return {
    id,
    status: state.status,
    openedAt,
    deadlines: { endsAt, ...(suspendsAt !== undefined && { suspendsAt }) },
    history,
    ...(state.status === 'signed' && {
      signedBy: state.by,
      signedAt: state.since,
      marksHash: state.marksHash,
    }),
    ...(state.status === 'lapsed' && state.kept !== undefined && { kept: state.kept }),
  };
};

const countOf = (cards: readonly ReviewedCard[], wanted: ReviewStanding): number =>
  cards.filter(({ standing }) => standing === wanted).length;

/** The same, with the state of its cards. */
export const viewReviewOf = ({ review, cards }: ReviewedCards) => ({
  ...viewReview(review),
  counts: {
    total: cards.length,
    confirmed: countOf(cards, 'confirmed'),
    changed: countOf(cards, 'changed'),
    ended: countOf(cards, 'ended'),
    suspended: countOf(cards, 'suspended'),
    left: countOf(cards, 'left'),
    outstanding: countOf(cards, 'outstanding'),
  },
});

/** A card as a reviewer must see it to decide: what it allows now, and what was decided. */
export const viewCard = ({ card, standing, mark }: ReviewedCard, looked: ReviewedCards, now: Instant) => {
  const { familyName, givenName, email } = card.holder;
  const stage = stageAt(card, now);
  const decided = mark && {
    decision: mark.decision,
    by: mark.by,
    byName: personName(looked, mark.by.id),
    at: mark.at,
    ...(mark.reason !== undefined && { reason: mark.reason }),
  };
  return {
    ...{ personId: card.personId, familyName, givenName, email },
    role: stage?.role ?? ('declarant' as const),
    status: stage?.status ?? ('ended' as const),
    grants: card.grants.filter(({ until = '9', endedAt = '9' }) => now < until && now < endedAt),
    version: card.version,
    standing,
    ...(decided && { decision: decided }),
  };
};
