import { type AccessCard, isMemberCard, isNamedByHolder } from '../../shared/domain/access/access-card.ts';
import type { Event } from '../../shared/domain/events.ts';
import { type PersonId, personIdSchema, type Siren, sirenSchema } from '../../shared/domain/identifiers.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { getCardsOfPersons } from '../../shared/table/access/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';
import { findEvents } from '../../shared/use-cases/find-events.ts';
import { actorInWords, eventInWords } from '../../shared/wording/event-sentences.ts';
import type { routes } from './contract.ts';

/** Instant and id of the last event shown. The organisation comes from the path, never from the cursor. */
const POSITION = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#[0-9A-Z]{26}$/;

/** Whoever acts for the organisation under a mandate has the name that they accepted under at the mandatary. */
const namesOfActing = async (table: Table, events: readonly Event[]): Promise<AccessCard[]> => {
  const byMandatary = new Map<Siren, Set<PersonId>>();
  for (const { personId, data } of events) {
    const mandatary = sirenSchema.safeParse(data.mandatary);
    if (personId === undefined || !mandatary.success) continue;
    byMandatary.set(mandatary.data, (byMandatary.get(mandatary.data) ?? new Set()).add(personId));
  }
  const cards = await Promise.all(
    [...byMandatary].map(([mandatary, ids]) => getCardsOfPersons(table, mandatary, [...ids])),
  );
  return cards.flat().filter(isNamedByHolder);
};

/**
 * By the names that people have on their cards of this organisation: it learns nobody else's, except of those who act
 * under its mandates.
 */
const namesIn = async (table: Table, siren: Siren, events: readonly Event[]) => {
  const ids = events.flatMap(({ actor, personId }) => [
    ...(personId === undefined ? [] : [personId]),
    ...(actor.type === 'person' ? [personIdSchema.parse(actor.id)] : []),
  ]);
  const [acting, own] = await Promise.all([
    namesOfActing(table, events),
    ids.length === 0 ? [] : getCardsOfPersons(table, siren, [...new Set(ids)]),
  ]);
  return new Map<string, string>(
    [...acting, ...own.filter(isMemberCard)].map(({ personId, holder }) => [
      personId,
      `${holder.givenName} ${holder.familyName}`.trim(),
    ]),
  );
};

export const listEventsEndpoint =
  (table: Table): Handle<typeof routes.listEvents, PersonCaller> =>
  async ({ params: { siren }, query, language }) => {
    const { limit, cursor, personId, type, siret, from, until } = query;
    const filter = {
      personId,
      type,
      siret,
      from: from === undefined ? undefined : toInstant(from),
      until: until === undefined ? undefined : toInstant(until),
    };
    const after = decodeCursor(cursor, POSITION);
    const { events, next } = await findEvents(table, siren, filter, { limit, after });
    const names = await namesIn(table, siren, events);
    const inWords = events.map((event) => {
      const person = event.personId && names.get(event.personId);
      return {
        id: event.id,
        sentence: eventInWords(event, names, language),
        actor: actorInWords(event, names, language),
        ...(person !== undefined && { person }),
      };
    });
    return { body: { items: events, inWords, ...nextCursor(next) } };
  };
