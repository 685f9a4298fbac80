import * as z from 'zod/mini';
import { DomainError } from '../errors.ts';
import { type PersonId, personIdSchema } from '../identifiers.ts';
import { addDays, type Instant, instantOf, instantSchema } from '../instants.ts';

/** How somebody became administrator. `unknown`: the register did not note it yet. */
export const becameSchema = z.object({
  how: z.enum([
    'first',
    'additional',
    'replacement',
    'role',
    'invitation',
    'reactivation',
    'undoing',
    'support',
    'register',
    'unknown',
  ]),
  /** The administrator whose act it was. Absent for nobody's, and where the newcomer takes that person's own place. */
  by: z.optional(personIdSchema),
  /** The request that was approved. */
  change: z.optional(z.string()),
});
export type Became = z.infer<typeof becameSchema>;

/** A place in the roster. `since`: from then on the person has administered without a break. */
export const seatSchema = z.object({ since: instantSchema, became: becameSchema });
export type Seat = z.infer<typeof seatSchema>;

/** How somebody left the roster. `by` is who did it; absent for the register itself. */
export const departureSchema = z.object({
  at: instantSchema,
  how: z.enum(['left', 'replaced', 'ended', 'demoted', 'suspended']),
  by: z.optional(personIdSchema),
  /** Since when the person had administered. */
  since: instantSchema,
});
export type Departure = z.infer<typeof departureSchema>;

/**
 * Who administers an organisation, since when and through whom, and who left last. It is stored as one item, so that
 * a rule among administrators is a condition on that item.
 */
export interface Roster {
  /** The number of changes. 0 for a roster that was stored before seats were noted, or that does not exist. */
  version: number;
  seats: ReadonlyMap<PersonId, Seat>;
  departures: ReadonlyMap<PersonId, Departure>;
}

export const EMPTY_ROSTER: Roster = { version: 0, seats: new Map(), departures: new Map() };

/** The seat of somebody who administered before seats were noted: they always have. */
export const UNKNOWN_SEAT: Seat = { since: instantOf(0), became: { how: 'unknown' } };

/** Somebody who joins, and how. */
export interface Joining {
  personId: PersonId;
  became: Became;
}
/** Somebody who leaves, and how. */
export interface Leaving {
  personId: PersonId;
  departure: Pick<Departure, 'how' | 'by'>;
}

/** Departures are kept as long as a rule asks for them; the newest ones are enough, because the item must stay small. */
const DEPARTURES_KEPT_DAYS = 400;
const MOST_DEPARTURES = 100;

const pruned = (departures: ReadonlyMap<PersonId, Departure>, now: Instant): Map<PersonId, Departure> => {
  const oldest = addDays(now, -DEPARTURES_KEPT_DAYS);
  return new Map(
    [...departures]
      .filter(([, { at }]) => at > oldest)
      .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
      .slice(0, MOST_DEPARTURES),
  );
};

/**
 * The roster after these people have joined and left. A repetition changes nothing. Whoever comes back begins anew.
 * @throws last-administrator when nobody would be left
 */
export const moveRoster = (
  roster: Roster,
  { join, leave }: { join: readonly Joining[]; leave: readonly Leaving[] },
  now: Instant,
): Roster => {
  const seats = new Map(roster.seats);
  const departures = new Map(roster.departures);
  for (const { personId, became } of join) {
    if (!seats.has(personId)) seats.set(personId, { since: now, became });
    departures.delete(personId);
  }
  for (const { personId, departure } of leave) {
    const since = seats.get(personId)?.since;
    if (since === undefined) continue;
    seats.delete(personId);
    departures.set(personId, { ...departure, at: now, since });
  }
  if (seats.size === 0) throw new DomainError('last-administrator');
  return { version: roster.version + 1, seats, departures: pruned(departures, now) };
};
