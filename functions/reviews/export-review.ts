import type { ReviewedCard } from '../../shared/domain/reviews/review-card.ts';
import { toCsv } from '../../shared/files/to-csv.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  lookAtReview,
  personName,
  type ReviewedCards,
} from '../../shared/use-cases/reviews/look-at-review.ts';
import { REVIEW_STATUS_WORDS, STANDING_WORDS } from '../../shared/wording/csv-words.ts';
import type { routes } from './contract.ts';
import { EXPORT_COLUMNS } from './review-schemas.ts';
import { viewReview } from './review-view.ts';

/**
 * One line per card. `lastEventHash` belongs to the event of the card's decision, or to its last event when there is
 * none.
 */
const rowOf = (looked: ReviewedCards) => {
  const { id, status, signedBy = '', signedAt = '', marksHash = '' } = viewReview(looked.review);
  const signedByName = personName(looked, signedBy);
  return ({ card, standing, mark }: ReviewedCard) => {
    const { familyName, givenName, email } = card.holder;
    return {
      ...{ review: id, reviewStatus: status, signedBy, signedByName, signedAt, marksHash },
      ...{ personId: card.personId, familyName, givenName, email, standing },
      reason: mark?.reason ?? '',
      decidedBy: mark?.by.id ?? '',
      decidedByName: mark === undefined ? '' : personName(looked, mark.by.id),
      decidedAt: mark?.at ?? '',
      lastEventHash: mark?.eventHash ?? card.lastEventHash,
    };
  };
};

export const exportReviewEndpoint =
  (table: Table): Handle<typeof routes.exportReview, PersonCaller> =>
  async ({ params, query }) => {
    const looked = await lookAtReview(table, params);
    const items = looked.cards.map(rowOf(looked));
    if (query.format === 'json') return { body: { items } };
    const rows = items.map(({ standing, reviewStatus, ...row }) => ({
      ...row,
      standing: STANDING_WORDS[standing],
      reviewStatus: REVIEW_STATUS_WORDS[reviewStatus],
    }));
    const name = `revue-${params.siren}-${looked.review.openedAt.slice(0, 10)}.csv`;
    return {
      text: { contentType: 'text/csv; charset=utf-8', content: toCsv(rows, EXPORT_COLUMNS) },
      headers: { 'content-disposition': `attachment; filename="${name}"` },
    };
  };
