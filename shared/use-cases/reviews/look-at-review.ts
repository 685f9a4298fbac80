import { DomainError } from '../../domain/errors.ts';
import type { ReviewId, Siren } from '../../domain/identifiers.ts';
import { fullName } from '../../domain/names.ts';
import type { AccessReview } from '../../domain/reviews/access-review.ts';
import { cardsOfReview, type ReviewedCard, type ReviewMark } from '../../domain/reviews/review-card.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { listMarks } from '../../table/reviews/review-marks.ts';
import { getReview } from '../../table/reviews/reviews.ts';
import type { Table } from '../../table/table.ts';

export interface ReviewReference {
  siren: Siren;
  id: ReviewId;
}

/** A review, and where each of its cards stands, by person. */
export interface ReviewedCards {
  review: AccessReview;
  cards: ReviewedCard[];
  marks: ReviewMark[];
  /** Names of the organisation's present and past people, by person. */
  names: ReadonlyMap<string, string>;
}

/** @throws not-found */
export const requireReview = async (table: Table, { siren, id }: ReviewReference): Promise<AccessReview> => {
  const review = await getReview(table, siren, id);
  if (review === undefined) throw new DomainError('not-found');
  return review;
};

/**
 * All the cards of a review. Outstanding cards may be settled meanwhile, but a settled card never becomes
 * outstanding.
 */
export const lookAtCards = async (table: Table, review: AccessReview): Promise<ReviewedCards> => {
  const [cards, marks] = await Promise.all([listCards(table, review.siren), listMarks(table, review)]);
  const names = new Map<string, string>(cards.map(({ personId, holder }) => [personId, fullName(holder)]));
  return { review, cards: cardsOfReview(review, cards, marks), marks, names };
};

/** The cards that are still to be reviewed. */
export const outstandingOf = ({ cards }: Pick<ReviewedCards, 'cards'>): ReviewedCard['card'][] =>
  cards.filter(({ standing }) => standing === 'outstanding').map(({ card }) => card);

/** @throws not-found */
export const lookAtReview = async (table: Table, reference: ReviewReference): Promise<ReviewedCards> =>
  lookAtCards(table, await requireReview(table, reference));

/** The name of one of the organisation's people, by id. The register itself keeps its id. */
export const personName = ({ names }: Pick<ReviewedCards, 'names'>, id: string): string =>
  names.get(id) ?? id;
