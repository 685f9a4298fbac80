import type { Event, EventType } from '../domain/events.ts';
import type { PersonId, Siren } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import { listEvents } from '../table/events.ts';
import type { Table } from '../table/table.ts';

export interface EventFilter {
  personId?: PersonId | undefined;
  type?: EventType | undefined;
  /** The first instant, and the one before which. */
  from?: Instant | undefined;
  until?: Instant | undefined;
}

/** One request reads no more events than this in search of those that fit. The next one goes on from there. */
const MAX_READ = 1_000;
const CHUNK = 250;

const fits =
  ({ personId, type, until }: EventFilter) =>
  (event: Event): boolean =>
    (personId === undefined || event.personId === personId) &&
    (type === undefined || event.type === type) &&
    (until === undefined || event.occurredAt < until);

const isBefore = (instant: Instant | undefined, event: Event): boolean =>
  instant !== undefined && event.occurredAt < instant;

/**
 * One page of an organisation's events, newest first. Without a filter it reads what it gives; with one it may end
 * early, and says where.
 */
export const findEvents = async (
  table: Table,
  siren: Siren,
  filter: EventFilter,
  page: { limit: number; after: string | undefined },
): Promise<{ events: Event[]; next: string | undefined }> => {
  if (Object.values(filter).every((each) => each === undefined)) return listEvents(table, siren, page);
  const found: Event[] = [];
  let after = page.after ?? (filter.until && `${filter.until}#`);
  for (let read = 0; read < MAX_READ; read += CHUNK) {
    const { events, next } = await listEvents(table, siren, { limit: CHUNK, after });
    for (const event of events) {
      if (isBefore(filter.from, event)) return { events: found, next: undefined };
      if (fits(filter)(event)) {
        if (found.length === page.limit) return { events: found, next: after };
        found.push(event);
      }
      after = `${event.occurredAt}#${event.id}`;
    }
    if (next === undefined) return { events: found, next: undefined };
  }
  return { events: found, next: after };
};
