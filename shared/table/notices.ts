import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { addDays, type Instant } from '../domain/instants.ts';
import { keys } from './keys.ts';
import { TTL_ATTRIBUTE } from './schema.ts';
import type { Table } from './table.ts';

/** Longer than any stream, queue or replay keeps an event. The event itself stays for ever. */
const KEPT_SECONDS = 90 * 86_400;

/** How the notice ended: SES took the mail, or will never take it, or a digest will list it. */
export type NoticeOutcome = { outcome: 'sent' | 'held' } | { outcome: 'refused'; code: string };

const expiry = (at: Instant) => ({ [TTL_ATTRIBUTE]: Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS });

export const wasNotified = async (table: Table, eventId: string, marker: string): Promise<boolean> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.notice(eventId, marker),
    ConsistentRead: true,
  });
  return Item !== undefined;
};

/** Written after the mail went out, so that a repeated delivery of the event sends nothing. */
export const markNotified = async (
  table: Table,
  eventId: string,
  marker: string,
  { at, ...outcome }: NoticeOutcome & { at: Instant },
): Promise<void> => {
  await table.documents.put({
    TableName: table.name,
    Item: {
      ...keys.notice(eventId, marker),
      ...outcome,
      at,
      ...expiry(at),
    },
  });
};

const WEEK_DAYS = 7;

/**
 * Whether a reader may be notified of a topic because of this event: once per week, counted by when events occurred.
 * The event that was the first of its week may come again.
 */
export const claimWeek = async (
  table: Table,
  topic: string,
  marker: string,
  { id, occurredAt }: { id: string; occurredAt: Instant },
): Promise<boolean> => {
  try {
    await table.documents.put({
      TableName: table.name,
      Item: { ...keys.notice(topic, marker), event: id, occurredAt, ...expiry(occurredAt) },
      ConditionExpression: 'attribute_not_exists(PK) OR occurredAt <= :weekAgo OR #event = :event',
      ExpressionAttributeNames: { '#event': 'event' },
      ExpressionAttributeValues: { ':weekAgo': addDays(occurredAt, -WEEK_DAYS), ':event': id },
    });
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
