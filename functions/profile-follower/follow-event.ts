import * as z from 'zod/mini';
import type { Event } from '../../shared/domain/events.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Table } from '../../shared/table/table.ts';
import { listAdministered } from '../../shared/use-cases/access/list-administered.ts';
import { assessOrphanRisk } from '../../shared/use-cases/people/assess-orphan-risk.ts';
import { lapseProfile } from '../../shared/use-cases/people/lapse-profile.ts';
import { planReviews } from '../../shared/use-cases/reviews/plan-reviews.ts';
import { settle } from '../../shared/use-cases/settle.ts';

export interface FollowerDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
}

const ACTOR = { type: 'machine', id: 'profile-follower' } as const;

const restoredSchema = z.object({ restored: z.object({ role: z.literal('administrator') }) });

/** A bulk change tells each card by the same type, and most of them move no administrator: those cost no read. */
const leavesRoster = ({ type, data }: Event): boolean =>
  type === 'access.changed' && !restoredSchema.safeParse(data).success;

/**
 * What follows from an event for profiles, for support's list of bodies at risk, and for when a body's first review opens.
 * Looks at how things stand now, so that the same event twice, or late, has one effect.
 */
export const followEvent = async (
  { table, clock, newId }: FollowerDependencies,
  event: Event,
): Promise<void> => {
  const { id, type, siren, personId, occurredAt } = event;
  if (personId === undefined || leavesRoster(event)) return;
  const context = { table, now: clock(), newId, actor: ACTOR, requestId: id };
  if (type === 'person.inactive') {
    const observed = { cause: 'inactivity', observedAt: occurredAt } as const;
    await settle(context, (each) => lapseProfile(each, personId, observed));
    return;
  }
  if (siren !== undefined) await settle(context, (each) => planReviews(each, siren, occurredAt));
  const sirens = siren === undefined ? await listAdministered(table, personId, context.now) : [siren];
  for (const body of sirens) await settle(context, (each) => assessOrphanRisk(each, body));
};
