import type { Event } from '../../shared/domain/events.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Table } from '../../shared/table/table.ts';
import { assessOrphanRisk } from '../../shared/use-cases/assess-orphan-risk.ts';
import { lapseProfile } from '../../shared/use-cases/lapse-profile.ts';
import { listAdministered } from '../../shared/use-cases/list-administered.ts';
import { planReviews } from '../../shared/use-cases/plan-reviews.ts';
import { settle } from '../../shared/use-cases/settle.ts';

export interface FollowerDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
}

const ACTOR = { type: 'machine', id: 'profile-follower' } as const;

/**
 * What follows from an event for profiles, for support's list of bodies at risk, and for when a body's first review opens. Looks at how things stand now, so
 * that the same event twice, or late, has one effect.
 */
export const followEvent = async (
  { table, clock, newId }: FollowerDependencies,
  { id, type, siren, personId, occurredAt }: Event,
): Promise<void> => {
  if (personId === undefined) return;
  const context = { table, now: clock(), newId, actor: ACTOR, requestId: id };
  if (type === 'person.inactive') {
    const observed = { cause: 'inactivity', observedAt: occurredAt } as const;
    await settle(context, (each) => lapseProfile(each, personId, observed));
    return;
  }
  if (siren !== undefined) await settle(context, (each) => planReviews(each, siren, occurredAt));
  const bodies = siren === undefined ? await listAdministered(table, personId, context.now) : [siren];
  for (const body of bodies) await settle(context, (each) => assessOrphanRisk(each, body));
};
