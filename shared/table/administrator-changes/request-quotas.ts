import * as z from 'zod/mini';
import {
  MAX_OPEN_REQUESTS,
  type SentRequests,
  sentRequestsSchema,
} from '../../domain/administrator-changes/request-quota.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import { keys } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import { type PlainWrite, staleWhenRefused } from '../write.ts';

/** Undefined for somebody who has never sent a request since they are counted. */
export const getSentRequests = async (
  table: Table,
  personId: PersonId,
): Promise<SentRequests | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.sentRequests(personId),
    ConsistentRead: true,
  });
  return Item && sentRequestsSchema.parse(Item);
};

/** Counts a request, over exactly the count that was read: it cannot be passed by sending at the same moment. */
export const putSentRequests = (
  table: Table,
  personId: PersonId,
  next: SentRequests,
  read: SentRequests | undefined,
): PlainWrite => putVersioned(table, { ...keys.sentRequests(personId), ...next }, read);

const openSchema = z.object({ requests: z.optional(z.set(z.string())) });

/** How many requests the person has open. */
export const countOpenRequests = async (table: Table, personId: PersonId): Promise<number> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.openRequests(personId),
    ConsistentRead: true,
  });
  return openSchema.parse(Item ?? {}).requests?.size ?? 0;
};

/** One more open request of the person, if there is room for it. */
export const openInQuota = (table: Table, personId: PersonId, id: string): PlainWrite => ({
  item: {
    Update: {
      TableName: table.name,
      Key: keys.openRequests(personId),
      UpdateExpression: 'ADD requests :ids',
      ConditionExpression: 'attribute_not_exists(requests) OR size(requests) <= :most',
      ExpressionAttributeValues: { ':ids': new Set([id]), ':most': MAX_OPEN_REQUESTS - 1 },
    },
  },
  refused: staleWhenRefused,
});

/** A request of the person is closed, and counts as open no more. */
export const closeInQuota = (table: Table, personId: PersonId, id: string): PlainWrite => ({
  item: {
    Update: {
      TableName: table.name,
      Key: keys.openRequests(personId),
      UpdateExpression: 'DELETE requests :ids',
      ExpressionAttributeValues: { ':ids': new Set([id]) },
    },
  },
  refused: staleWhenRefused,
});
