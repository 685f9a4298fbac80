import * as z from 'zod/mini';
import { type PersonId, personIdSchema, type Siren, sirenSchema } from '../identifiers.ts';
import { addDays, type Instant, instantSchema } from '../instants.ts';
import type { Person } from './person.ts';
import { LONG_STALE_DAYS } from './profile-flag.ts';

const riskSchema = z.object({
  /** The organisation's only administrator. */
  personId: personIdSchema,
  /** When their profile went stale. */
  staleSince: instantSchema,
  listedAt: instantSchema,
});

/** Whether an organisation may soon have no administrator (domain: "Profile freshness"). */
export const orphanRiskSchema = z.object({
  siren: sirenSchema,
  /** Present while the organisation is on support's list. */
  risk: z.optional(riskSchema),
  version: z.number(),
  lastEventHash: z.string(),
});
export type OrphanRisk = z.infer<typeof orphanRiskSchema>;

/** How many people administer the organisation now, and who, if it is only one. */
export interface Administration {
  siren: Siren;
  roster: ReadonlySet<PersonId>;
  alone: Person | undefined;
}

const staleTooLong = ({ freshness }: Person, now: Instant): Instant | undefined => {
  const staleSince = freshness.at(-1)?.until;
  return staleSince !== undefined && addDays(staleSince, LONG_STALE_DAYS) <= now ? staleSince : undefined;
};

/** What the list must say of an organisation now; undefined when the organisation is not at risk. */
export const riskOf = (
  { roster, alone }: Administration,
  now: Instant,
): Pick<z.infer<typeof riskSchema>, 'personId' | 'staleSince'> | undefined => {
  const staleSince = roster.size === 1 && alone !== undefined ? staleTooLong(alone, now) : undefined;
  return staleSince && alone && { personId: alone.personId, staleSince };
};
