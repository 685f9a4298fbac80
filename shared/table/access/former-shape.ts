import * as z from 'zod/mini';
import {
  departureSchema,
  EMPTY_ROSTER,
  openContestSchema,
  type Roster,
  removalSchema,
  seatSchema,
  UNKNOWN_SEAT,
} from '../../domain/access/roster.ts';
import { personIdSchema } from '../../domain/identifiers.ts';

const storedRosterSchema = z.object({
  administrators: z.optional(z.set(personIdSchema)),
  seats: z.optional(z.record(personIdSchema, seatSchema)),
  departures: z.optional(z.record(personIdSchema, departureSchema)),
  removals: z.optional(z.record(personIdSchema, removalSchema)),
  contests: z.optional(z.record(z.string(), openContestSchema)),
  version: z.optional(z.number()),
});

const entriesOf = <T>(
  record: Record<string, T> | undefined,
): Map<ReturnType<typeof personIdSchema.parse>, T> =>
  new Map(Object.entries(record ?? {}).map(([id, value]) => [personIdSchema.parse(id), value]));

/**
 * The roster as it is stored now, or in its former shape, a set of ids. The set says who administers in both shapes,
 * so that a version from before seats may still write it; whoever has no seat beside it has always administered.
 */
export const parseRoster = (item: unknown): Roster => {
  if (item === undefined) return EMPTY_ROSTER;
  const {
    administrators = new Set(),
    seats,
    departures,
    removals,
    contests,
    version = 0,
  } = storedRosterSchema.parse(item);
  const known = entriesOf(seats);
  return {
    version,
    seats: new Map([...administrators].map((personId) => [personId, known.get(personId) ?? UNKNOWN_SEAT])),
    departures: entriesOf(departures),
    removals: entriesOf(removals),
    contests: new Map(Object.entries(contests ?? {})),
  };
};
