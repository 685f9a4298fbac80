import { reviewIdSchema } from '../../shared/domain/identifiers.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { pageReviews } from '../../shared/table/reviews/reviews.ts';
import type { Table } from '../../shared/table/table.ts';
import { lookAtReview } from '../../shared/use-cases/reviews/look-at-review.ts';
import type { routes } from './contract.ts';
import { viewCard, viewReview, viewReviewOf } from './review-view.ts';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export const listReviewsEndpoint =
  (table: Table): Handle<typeof routes.listReviews, PersonCaller> =>
  async ({ params, query }) => {
    const position = decodeCursor(query.cursor, ULID);
    const before = position === undefined ? undefined : reviewIdSchema.parse(position);
    const reviews = await pageReviews(table, params.siren, { limit: query.limit + 1, before });
    const page = reviews.slice(0, query.limit);
    const last = reviews.length > page.length ? page.at(-1) : undefined;
    return { body: { items: page.map(viewReview), ...nextCursor(last?.id) } };
  };

export const getReviewEndpoint =
  (table: Table): Handle<typeof routes.getReview, PersonCaller> =>
  async ({ params }) => ({ body: viewReviewOf(await lookAtReview(table, params)) });

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
        ...nextCursor(last?.card.personId),
      },
    };
  };
