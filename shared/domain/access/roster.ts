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
  /** The request or contest that was decided. */
  change: z.optional(z.string()),
});
export type Became = z.infer<typeof becameSchema>;

/** A place in the roster. `since`: from then on the person has administered without a break. */
export const seatSchema = z.object({
  since: instantSchema,
  became: becameSchema,
  /** Until then no administrator removes them (authority: rule 10). */
  protectedUntil: z.optional(instantSchema),
});
export type Seat = z.infer<typeof seatSchema>;

/** How somebody left the roster. `by` is who did it; absent for the register itself. */
export const departureSchema = z.object({
  at: instantSchema,
  how: z.enum(['left', 'replaced', 'ended', 'demoted', 'suspended']),
  by: z.optional(personIdSchema),
  /** The request that replaced them. */
  change: z.optional(z.string()),
  /** They objected to that request, and have so contested it already (authority: rule 10, once per request). */
  objected: z.optional(z.literal(true)),
  /** Since when the person had administered. */
  since: instantSchema,
  /** How they had become administrator. */
  became: z.optional(becameSchema),
  /** The contest that was opened about it. There is one at most. */
  contest: z.optional(z.string()),
});
export type Departure = z.infer<typeof departureSchema>;

/** The last time that somebody removed another administrator by their own hand, and whom. */
export const removalSchema = z.object({ at: instantSchema, of: personIdSchema });
export type Removal = z.infer<typeof removalSchema>;

/** An open contest: until it is decided, these people have no power over other administrators. */
export const openContestSchema = z.object({ of: personIdSchema, held: z.array(personIdSchema) });
export type OpenContest = z.infer<typeof openContestSchema>;

/**
 * Who administers an organisation, since when and through whom, and who left last. It is stored as one item, so that
 * a rule among administrators is a condition on that item.
 */
export interface Roster {
  /** The number of changes. 0 for a roster that was stored before seats were noted, or that does not exist. */
  version: number;
  seats: ReadonlyMap<PersonId, Seat>;
  departures: ReadonlyMap<PersonId, Departure>;
  /** By who removed somebody. */
  removals: ReadonlyMap<PersonId, Removal>;
  /** By their ids. */
  contests: ReadonlyMap<string, OpenContest>;
}

export const EMPTY_ROSTER: Roster = {
  version: 0,
  seats: new Map(),
  departures: new Map(),
  removals: new Map(),
  contests: new Map(),
};

/** The seat of somebody who administered before seats were noted: they always have. */
export const UNKNOWN_SEAT: Seat = { since: instantOf(0), became: { how: 'unknown' } };

/** Somebody who joins, and how. */
export interface Joining extends Pick<Seat, 'became' | 'protectedUntil'> {
  personId: PersonId;
}
/** Somebody who leaves, or loses the place that a suspension had kept for them, and how. */
export interface Leaving {
  personId: PersonId;
  departure: Pick<Departure, 'how' | 'by' | 'change' | 'objected'>;
}

/** Departures are kept as long as a rule asks for them; the newest ones are enough, because the item must stay small. */
const DEPARTURES_KEPT_DAYS = 400;
const MOST_DEPARTURES = 100;
/** By their own hand an administrator removes one other administrator in this time (authority: rule 10). */
export const REMOVAL_DAYS = 1;

const prunedDepartures = (
  departures: ReadonlyMap<PersonId, Departure>,
  now: Instant,
): Map<PersonId, Departure> => {
  const oldest = addDays(now, -DEPARTURES_KEPT_DAYS);
  return new Map(
    [...departures]
      .filter(([, { at }]) => at > oldest)
      .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
      .slice(0, MOST_DEPARTURES),
  );
};

const prunedRemovals = (removals: ReadonlyMap<PersonId, Removal>, now: Instant): Map<PersonId, Removal> =>
  new Map([...removals].filter(([, { at }]) => now < addDays(at, REMOVAL_DAYS)));

/** Whoever is appointed by somebody whose power rests has none either. */
const contestsAfter = (
  contests: Roster['contests'],
  join: readonly Joining[],
  decided: string | undefined,
): Map<string, OpenContest> => {
  const open = [...contests].filter(([id]) => id !== decided);
  const joinedBy = (held: readonly PersonId[]): PersonId[] =>
    join.flatMap(({ personId, became }) =>
      became.by !== undefined && held.includes(became.by) ? [personId] : [],
    );
  return new Map(
    open.map(([id, { of, held }]) => [id, { of, held: [...new Set([...held, ...joinedBy(held)])] }]),
  );
};

/** Notes that a contest is open about somebody's departure, and whose power rests until it is decided. */
export const noteContest = (roster: Roster, id: string, { of, held }: OpenContest): Roster => {
  const departure = roster.departures.get(of);
  const departures = new Map(roster.departures);
  if (departure !== undefined) departures.set(of, { ...departure, contest: id });
  const contests = new Map([...roster.contests, [id, { of, held }]]);
  return { ...roster, version: roster.version + 1, departures, contests };
};

/**
 * The roster after these people have joined and left. Whoever is there already keeps their seat; whoever comes back
 * begins anew. `byHand` is who removes them alone; `decided` is a contest that rests no more.
 * @throws last-administrator when nobody would be left
 */
export const moveRoster = (
  roster: Roster,
  {
    join = [],
    leave = [],
    byHand,
    decided,
  }: {
    join?: readonly Joining[];
    leave?: readonly Leaving[];
    byHand?: PersonId | undefined;
    decided?: string | undefined;
  },
  now: Instant,
): Roster => {
  const seats = new Map(roster.seats);
  const departures = new Map(roster.departures);
  const removals = new Map(roster.removals);
  for (const { personId, ...seat } of join) {
    if (!seats.has(personId)) seats.set(personId, { since: now, ...seat });
    departures.delete(personId);
  }
  for (const { personId, departure } of leave) {
    const { since, became } = seats.get(personId) ?? departures.get(personId) ?? UNKNOWN_SEAT;
    seats.delete(personId);
    departures.set(personId, { ...departure, at: now, since, ...(became !== undefined && { became }) });
    if (byHand !== undefined && byHand !== personId) removals.set(byHand, { at: now, of: personId });
  }
  if (seats.size === 0) throw new DomainError('last-administrator');
  return {
    version: roster.version + 1,
    seats,
    departures: prunedDepartures(departures, now),
    removals: prunedRemovals(removals, now),
    contests: contestsAfter(roster.contests, join, decided),
  };
};
