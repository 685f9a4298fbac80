import { DomainError } from '../../domain/errors.ts';
import type { ReviewId, Siren } from '../../domain/identifiers.ts';
import {
  type AccessReview,
  accessReviewSchema,
  nextReviewMoment,
  type ReviewCalendar,
  reviewCalendarSchema,
} from '../../domain/reviews/access-review.ts';
import { batchGet } from '../batch-get.ts';
import { dueAttributes } from '../due-queue.ts';
import { type Key, keys, organisationPartition, SORT_PREFIX } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import { queryUpTo } from '../query-all.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

/** Read consistently, because commands decide on it. */
export const getReview = async (
  table: Table,
  siren: Siren,
  id: ReviewId,
): Promise<AccessReview | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.review(siren, id),
    ConsistentRead: true,
  });
  return Item && accessReviewSchema.parse(Item);
};

/** One page of an organisation's reviews, newest first: those opened before the review `before`. */
export const pageReviews = async (
  table: Table,
  siren: Siren,
  { limit, before }: { limit: number; before: ReviewId | undefined },
): Promise<AccessReview[]> => {
  const items = await queryUpTo(table, limit, {
    ConsistentRead: true,
    ScanIndexForward: false,
    KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :review)',
    ExpressionAttributeValues: {
      ':organisation': organisationPartition(siren),
      ':review': SORT_PREFIX.review,
    },
    ...(before !== undefined && { ExclusiveStartKey: keys.review(siren, before) }),
  });
  return items.map((item) => accessReviewSchema.parse(item));
};

export const putReview = (table: Table, review: AccessReview, read: AccessReview | undefined): Write =>
  putVersioned(table, { ...keys.review(review.siren, review.id), ...review }, read);

/** Checks, without changing it, that the review still takes decisions when the transaction commits. */
export const checkReviewTakesDecisions = (table: Table, { siren, id }: AccessReview): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.review(siren, id),
      ConditionExpression: '#state.#status = :open OR #state.#status = :ended',
      ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
      ExpressionAttributeValues: { ':open': 'open', ':ended': 'ended' },
    },
  },
  refused: () => new DomainError('review-closed'),
});

export const parseCalendar = (item: unknown): ReviewCalendar => reviewCalendarSchema.parse(item);

/** Read consistently. Undefined for an organisation that has never had an administrator. */
export const getCalendarByKey = async (table: Table, key: Key): Promise<ReviewCalendar | undefined> => {
  const { Item } = await table.documents.get({ TableName: table.name, Key: key, ConsistentRead: true });
  return Item && parseCalendar(Item);
};

export const getCalendar = (table: Table, siren: Siren): Promise<ReviewCalendar | undefined> =>
  getCalendarByKey(table, keys.reviewCalendar(siren));

/** The calendars of the organisations that have one. They may lag by a moment. */
export const getCalendars = async (table: Table, sirens: readonly Siren[]): Promise<ReviewCalendar[]> => {
  const { items } = await batchGet(table, sirens.map(keys.reviewCalendar), { consistent: false });
  return items.map(parseCalendar);
};

/** Each organisation's one entry in the queue: its next moment, whatever happens then. */
export const calendarIndexAttributes = (calendar: ReviewCalendar): Record<string, string> =>
  dueAttributes('REVIEW', calendar.siren, nextReviewMoment(calendar));

export const putCalendar = (
  table: Table,
  calendar: ReviewCalendar,
  read: ReviewCalendar | undefined,
): Write =>
  putVersioned(
    table,
    { ...keys.reviewCalendar(calendar.siren), ...calendarIndexAttributes(calendar), ...calendar },
    read,
  );
