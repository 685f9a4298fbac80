import type { AccessCard } from '../access/access-card.ts';
import type { CardChange } from '../access/card-change.ts';
import { addGrants } from '../access/equal-grants.ts';
import type { Grant } from '../access/grant.ts';
import { grantFacts } from '../access/granting.ts';
import { type Invitee, invite } from '../access/invitation.ts';
import { endAccess } from '../access/membership.ts';
import type { GrantId, PersonId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { PersonPlan, PlannedGrant } from './plan-person.ts';

/** The bulk change that is applied, and the instant of it. */
export interface Applying {
  bulkChange: string;
  now: Instant;
}

/** A grant as it is given at the instant of the run. A grant whose period has passed meanwhile is not given. */
export const giveAt =
  (now: Instant) =>
  ({ from, until, ...grant }: PlannedGrant): Grant[] => {
    const begins = from !== undefined && from > now ? from : now;
    if (until !== undefined && until <= begins) return [];
    return [{ ...grant, from: begins, ...(until !== undefined && { until }), givenAt: now }];
  };

/** Whether a planned grant would give nothing any more, because its period has passed. */
export const isOver = ({ gives }: Pick<PersonPlan, 'gives'>, now: Instant): boolean =>
  gives.some((planned) => giveAt(now)(planned).length === 0);

/** Ends the named grants that have not ended yet. */
export const endNamed = (grants: readonly Grant[], ids: readonly GrantId[], now: Instant): Grant[] => {
  const named = new Set(ids);
  return grants.map((grant) =>
    named.has(grant.id) && grant.endedAt === undefined ? { ...grant, endedAt: now } : grant,
  );
};

/** Marks another command's change of the card as part of the bulk change. */
export const because = ({ bulkChange }: Applying, change: CardChange): CardChange => ({
  ...change,
  event: { ...change.event, data: { ...change.event.data, accessChange: bulkChange } },
});

/** Ends grants and gives grants in one write of the card. */
export const exchangePlannedGrants = (
  card: AccessCard,
  { ends, gives }: { ends: readonly GrantId[]; gives: readonly Grant[] },
  applying: Applying,
): CardChange => {
  const { grants, given } = addGrants(endNamed(card.grants, ends, applying.now), gives, applying.now);
  return because(applying, {
    before: card,
    after: { ...card, grants },
    event: { type: 'access.changed', data: { ended: ends, given: given.map(grantFacts) } },
  });
};

/**
 * Applies a plan to the card that it was made for. Undefined when it changes nothing.
 * @throws already-member, already-invited, member-ended when the card has changed since the plan was made
 */
export const applyPersonPlan = (
  card: AccessCard | undefined,
  plan: PersonPlan,
  invitee: Invitee & { email: string; invitation: string; invitedBy: PersonId },
  applying: Applying,
): CardChange | undefined => {
  const { now } = applying;
  const gives = plan.gives.flatMap(giveAt(now));
  if (plan.membership === 'invited') {
    const { email, invitation, invitedBy, ...rest } = invitee;
    return because(applying, invite(card, rest, { id: invitation, email, invitedBy, grants: gives, now }));
  }
  if (card === undefined) return undefined;
  if (plan.membership === 'ended') return because(applying, endAccess(card, now));
  if (plan.ends.length === 0 && gives.length === 0) return undefined;
  return exchangePlannedGrants(card, { ends: plan.ends, gives }, applying);
};
