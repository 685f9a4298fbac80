import * as z from 'zod/mini';
import type { Event } from '../../shared/domain/events.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Table } from '../../shared/table/table.ts';
import { listAdministered } from '../../shared/use-cases/access/list-administered.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import { assessOrphanRisk } from '../../shared/use-cases/people/assess-orphan-risk.ts';
import { lapseProfile } from '../../shared/use-cases/people/lapse-profile.ts';
import { planReviews } from '../../shared/use-cases/reviews/plan-reviews.ts';

export interface FollowerDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
}

const ACTOR = { type: 'machine', id: 'profile-follower' } as const;

const administratorSchema = z.object({ role: z.literal('administrator') });
const restoredSchema = z.object({ restored: z.object({ role: z.literal('administrator') }) });

/**
 * Whether the event leaves the roster as it is. A bulk change has the same event type for every card, and most change
 * no administrator, as most invitations make none; those cost no read.
 */
const leavesRoster = ({ type, data }: Event): boolean => {
  if (type === 'access.changed') return !restoredSchema.safeParse(data).success;
  const mayAppoint = type === 'invitation.accepted' || type === 'member.confirmed';
  return mayAppoint && !administratorSchema.safeParse(data).success;
};

/**
 * Handles what follows from an event for profiles, for support's list of organisations at risk, and for an
 * organisation's first review. It looks at the current state, so that a repeated or late event has one effect.
 */
export const followEvent = async (
  { table, clock, newId }: FollowerDependencies,
  event: Event,
): Promise<void> => {
  const { id, type, siren, personId, occurredAt } = event;
  if (personId === undefined || leavesRoster(event)) return;
  const context = { table, clock, newId, actor: ACTOR, requestId: id };
  if (type === 'person.inactive') {
    const observed = { cause: 'inactivity', observedAt: occurredAt } as const;
    await carryOut(context, (each) => lapseProfile(each, personId, observed));
    return;
  }
  if (siren !== undefined) await carryOut(context, (each) => planReviews(each, siren, occurredAt));
  const sirens = siren === undefined ? await listAdministered(table, personId, clock()) : [siren];
  for (const organisation of sirens) {
    await carryOut(context, (each) => assessOrphanRisk(each, organisation));
  }
};
