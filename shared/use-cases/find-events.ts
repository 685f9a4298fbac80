import type { AccessCard } from '../domain/access/access-card.ts';
import { isAboutPlace, tellsPlace } from '../domain/access/event-places.ts';
import type { Event, EventType } from '../domain/events.ts';
import type { PersonId, Siren, Siret } from '../domain/identifiers.ts';
import { addMilliseconds, type Instant } from '../domain/instants.ts';
import { getCardsOfPersons } from '../table/access/access-cards.ts';
import { withHistory } from '../table/access/card-history.ts';
import { listEvents } from '../table/events.ts';
import type { Table } from '../table/table.ts';

export interface EventFilter {
  personId?: PersonId | undefined;
  type?: EventType | undefined;
  /** An establishment of the organisation. */
  siret?: Siret | undefined;
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

/** The cards of those whose events name no establishment: each is read once. */
const cardsFor = async (
  table: Table,
  siren: Siren,
  events: readonly Event[],
  known: Map<PersonId, AccessCard | undefined>,
): Promise<void> => {
  const unclear = events.flatMap((event) =>
    event.personId !== undefined && !tellsPlace(event) && !known.has(event.personId) ? [event.personId] : [],
  );
  const wanted = [...new Set(unclear)];
  if (wanted.length === 0) return;
  const cards = new Map((await getCardsOfPersons(table, siren, wanted)).map((card) => [card.personId, card]));
  for (const personId of wanted) known.set(personId, cards.get(personId));
};

/** What the event's person held just before it, as far as their card was read. */
const grantsAtEvent = async (table: Table, card: AccessCard | undefined, { occurredAt }: Event) =>
  card === undefined ? [] : (await withHistory(table, card, addMilliseconds(occurredAt, -1))).grants;

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
  const cards = new Map<PersonId, AccessCard | undefined>();
  const isThere = async (event: Event): Promise<boolean> =>
    filter.siret === undefined ||
    isAboutPlace(
      event,
      filter.siret,
      await grantsAtEvent(table, event.personId && cards.get(event.personId), event),
    );
  let after = page.after ?? (filter.until && `${filter.until}#`);
  for (let read = 0; read < MAX_READ; read += CHUNK) {
    const { events, next } = await listEvents(table, siren, { limit: CHUNK, after });
    if (filter.siret !== undefined) await cardsFor(table, siren, events.filter(fits(filter)), cards);
    for (const event of events) {
      if (isBefore(filter.from, event)) return { events: found, next: undefined };
      if (fits(filter)(event) && (await isThere(event))) {
        if (found.length === page.limit) return { events: found, next: after };
        found.push(event);
      }
      after = `${event.occurredAt}#${event.id}`;
    }
    if (next === undefined) return { events: found, next: undefined };
  }
  return { events: found, next: after };
};
