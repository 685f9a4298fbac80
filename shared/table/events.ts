import { type Event, eventSchema, type JobEvent } from '../domain/events.ts';
import type { PersonId, Siren } from '../domain/identifiers.ts';
import { dueAttributes } from './due-queue.ts';
import { type EvidenceOwner, eventPartition, type Key, keys, SORT_PREFIX } from './keys.ts';
import { putOnce } from './put-versioned.ts';
import type { Table } from './table.ts';
import type { PlainWrite } from './write.ts';

/** By its place in the index, the job that anchors chains finds the event. */
export const eventIndexAttributes = ({ SK }: Pick<Key, 'SK'>): Record<string, string> =>
  dueAttributes('EVENT', SK, SK.slice(SORT_PREFIX.event.length));

const appendAt = (table: Table, key: Key, event: JobEvent): PlainWrite =>
  putOnce(table, { ...key, ...eventIndexAttributes(key), ...event });

/** An existing event is never written over. */
const appendOnce = (table: Table, owner: EvidenceOwner, event: JobEvent): PlainWrite =>
  appendAt(table, keys.event(owner, event.occurredAt, event.id), event);

/** Every event is about an organisation, a person, or both. */
type OwnedEvent = Event & ({ siren: Siren } | { siren?: never; personId: PersonId });

/** Events are only ever added. Organisations own the events of their cards and establishments, people their own. */
export const appendEvent = (table: Table, event: OwnedEvent): PlainWrite =>
  appendOnce(table, event.siren === undefined ? event.personId : event.siren, event);

/** The jobs own the events of their runs. */
export const appendJobEvent = (table: Table, event: JobEvent): PlainWrite => appendOnce(table, 'jobs', event);

/** One page of an owner's events, newest first. `after` is `<instant>#<id>` of the last event of the page before. */
export const listEvents = async (
  table: Table,
  owner: Siren | PersonId,
  page: { limit: number; after: string | undefined },
): Promise<{ events: Event[]; next: string | undefined }> => {
  const { Items = [], LastEvaluatedKey } = await table.documents.query({
    TableName: table.name,
    ConsistentRead: true,
    ScanIndexForward: false,
    Limit: page.limit,
    KeyConditionExpression: 'PK = :owner AND begins_with(SK, :event)',
    ExpressionAttributeValues: { ':owner': eventPartition(owner), ':event': SORT_PREFIX.event },
    ...(page.after !== undefined && {
      ExclusiveStartKey: { PK: eventPartition(owner), SK: `${SORT_PREFIX.event}${page.after}` },
    }),
  });
  const events = Items.map((item) => eventSchema.parse(item));
  const last = events.at(-1);
  return { events, next: LastEvaluatedKey && last && `${last.occurredAt}#${last.id}` };
};
