import { stageAt } from '../../shared/domain/access/access-card.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { ReviewedCard } from '../../shared/domain/reviews/review-card.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, encodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { listReviews } from '../../shared/table/reviews/reviews.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  lookAtReview,
  personName,
  type ReviewedCards,
} from '../../shared/use-cases/reviews/look-at-review.ts';
import type { routes } from './contract.ts';
import { viewReview, viewReviewOf } from './review-view.ts';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export const listReviewsEndpoint =
  (table: Table): Handle<typeof routes.listReviews, PersonCaller> =>
  async ({ params, query }) => {
    const before = decodeCursor(query.cursor, ULID);
    const reviews = (await listReviews(table, params.siren))
      .toReversed()
      .filter(({ id }) => before === undefined || id < before);
    const page = reviews.slice(0, query.limit);
    const last = reviews.length > page.length ? page.at(-1) : undefined;
    return { body: { items: page.map(viewReview), ...(last && { nextCursor: encodeCursor(last.id) }) } };
  };

export const getReviewEndpoint =
  (table: Table): Handle<typeof routes.getReview, PersonCaller> =>
  async ({ params }) => ({ body: viewReviewOf(await lookAtReview(table, params)) });

/** A card as a reviewer must see it to decide: what it allows now, and what was decided. */
const viewCard = ({ card, standing, mark }: ReviewedCard, looked: ReviewedCards, now: Instant) => {
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

export const listReviewCardsEndpoint =
  (table: Table): Handle<typeof routes.listReviewCards, PersonCaller> =>
  async ({ params, query, now }) => {
    const after = decodeCursor(query.cursor, ULID) ?? '';
    const looked = await lookAtReview(table, params);
    const wanted = looked.cards.filter(
      ({ card, standing }) =>
        card.personId > after && (query.standing === undefined || standing === query.standing),
    );
    const page = wanted.slice(0, query.limit);
    const last = wanted.length > page.length ? page.at(-1) : undefined;
    return {
      body: {
        items: page.map((each) => viewCard(each, looked, now)),
        ...(last && { nextCursor: encodeCursor(last.card.personId) }),
      },
    };
  };
