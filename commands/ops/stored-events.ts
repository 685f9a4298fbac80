import { type Event, eventSchema } from '../../shared/domain/events.ts';
import { type EvidenceOwner, eventPartition, SORT_PREFIX } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/query-all.ts';
import type { Table } from '../../shared/table/table.ts';

/** An event as stored, which somebody may have altered beyond reading. */
export interface StoredEvent {
  id: string;
  stream: string;
  hash: unknown;
  /** Undefined when it cannot be read. */
  event: Event | undefined;
}

const readEvent = (item: Record<string, unknown>): StoredEvent => ({
  // The key ends with the id, even when the rest was altered.
  id: String(item.SK).split('#').at(-1) ?? '',
  stream: typeof item.stream === 'string' ? item.stream : 'a chain without a name',
  hash: item.hash,
  event: eventSchema.safeParse(item).data,
});

/** All events of an owner, oldest first. */
export const readEvents = async (table: Table, owner: EvidenceOwner): Promise<StoredEvent[]> => {
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :owner AND begins_with(SK, :event)',
    ExpressionAttributeValues: { ':owner': eventPartition(owner), ':event': SORT_PREFIX.event },
  });
  return items.map(readEvent);
};
