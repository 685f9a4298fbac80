import * as z from 'zod/mini';
import { type PersonId, personIdSchema, type Siren, sirenSchema } from '../identifiers.ts';
import { addDays, type Instant, instantSchema } from '../instants.ts';
import type { Person } from './person.ts';
import { LONG_STALE_DAYS } from './profile-flag.ts';

const riskSchema = z.object({
  /** Who administers the body alone. */
  personId: personIdSchema,
  /** When their profile went stale. */
  staleSince: instantSchema,
  listedAt: instantSchema,
});

/** Whether a body may soon have nobody who administers it (domain: "Profile freshness"). */
export const orphanRiskSchema = z.object({
  siren: sirenSchema,
  /** While it is on support's list. */
  risk: z.optional(riskSchema),
  version: z.number(),
  lastEventHash: z.string(),
});
export type OrphanRisk = z.infer<typeof orphanRiskSchema>;

/** Who administers the body now, and the one of them where there is but one. */
export interface Administration {
  siren: Siren;
  roster: ReadonlySet<PersonId>;
  alone: Person | undefined;
}

const staleTooLong = ({ freshness }: Person, now: Instant): Instant | undefined => {
  const staleSince = freshness.at(-1)?.until;
  return staleSince !== undefined && addDays(staleSince, LONG_STALE_DAYS) <= now ? staleSince : undefined;
};

/** What the list must say now of a body; undefined where it has nothing to say. */
export const riskOf = (
  { roster, alone }: Administration,
  now: Instant,
): Pick<z.infer<typeof riskSchema>, 'personId' | 'staleSince'> | undefined => {
  const staleSince = roster.size === 1 && alone !== undefined ? staleTooLong(alone, now) : undefined;
  return staleSince && alone && { personId: alone.personId, staleSince };
};
