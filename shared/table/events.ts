import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Event, eventSchema } from '../domain/events.ts';
import type { PersonId, Siren } from '../domain/identifiers.ts';
import { eventPartition, type Key, keys, SORT_PREFIX } from './keys.ts';
import type { Table } from './table.ts';
import { staleWhenRefused, type Write } from './write.ts';

/** Append-only: an event that exists is never written over. Organisations own their cards' events, people their own. */
export const appendEvent = (table: Table, event: Event): Write => ({
  item: {
    Put: {
      TableName: table.name,
      Item: { ...keys.event(event.siren ?? event.personId, event.occurredAt, event.id), ...event },
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  },
  refused: staleWhenRefused,
});

/** One page of an owner's events, newest first. */
export const listEvents = async (
  table: Table,
  owner: Siren | PersonId,
  page: { limit: number; after?: Key | undefined },
): Promise<{ events: Event[]; next: Key | undefined }> => {
  const { Items = [], LastEvaluatedKey } = await table.documents.send(
    new QueryCommand({
      TableName: table.name,
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: page.limit,
      KeyConditionExpression: 'PK = :owner AND begins_with(SK, :event)',
      ExpressionAttributeValues: { ':owner': eventPartition(owner), ':event': SORT_PREFIX.event },
      ...(page.after && { ExclusiveStartKey: page.after }),
    }),
  );
  const next = LastEvaluatedKey && { PK: String(LastEvaluatedKey.PK), SK: String(LastEvaluatedKey.SK) };
  return { events: Items.map((item) => eventSchema.parse(item)), next };
};
