import type { AccessCard } from '../access/access-card.ts';
import type { CardChange } from '../access/card-change.ts';
import type { Grant } from '../access/grant.ts';
import { grantFacts } from '../access/granting.ts';
import { type Invitee, invite } from '../access/invitation.ts';
import { endAccess } from '../access/membership.ts';
import type { GrantId, PersonId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { PersonPlan, PlannedGrant } from './plan-person.ts';

/** Whose change it is, and when it is applied. */
export interface Applying {
  bulkChange: string;
  now: Instant;
}

/** A grant as it is given when its moment has come; one whose period has gone by meanwhile is not given any more. */
export const giveAt =
  (now: Instant) =>
  ({ from, until, ...grant }: PlannedGrant): Grant[] => {
    const begins = from !== undefined && from > now ? from : now;
    if (until !== undefined && until <= begins) return [];
    return [{ ...grant, from: begins, ...(until !== undefined && { until }), givenAt: now }];
  };

/** Whether something that was shown would give nothing any more, because its period has gone by since. */
export const isOver = ({ gives }: Pick<PersonPlan, 'gives'>, now: Instant): boolean =>
  gives.some((planned) => giveAt(now)(planned).length === 0);

/** Ends those of the grants that are named and have not ended. */
export const endNamed = (grants: readonly Grant[], ids: readonly GrantId[], now: Instant): Grant[] => {
  const named = new Set(ids);
  return grants.map((grant) =>
    named.has(grant.id) && grant.endedAt === undefined ? { ...grant, endedAt: now } : grant,
  );
};

/** Another command's change of the card, as the bulk change's own. */
export const because = ({ bulkChange }: Applying, change: CardChange): CardChange => ({
  ...change,
  event: { ...change.event, data: { ...change.event.data, accessChange: bulkChange } },
});

/** Grants that end and grants that are given, in one write of the card. */
export const exchangePlannedGrants = (
  card: AccessCard,
  { ends, gives }: { ends: readonly GrantId[]; gives: readonly Grant[] },
  applying: Applying,
): CardChange =>
  because(applying, {
    before: card,
    after: { ...card, grants: [...endNamed(card.grants, ends, applying.now), ...gives] },
    event: { type: 'access.changed', data: { ended: ends, given: gives.map(grantFacts) } },
  });

/**
 * Applies a plan to the card that it was made for. Undefined where it changes nothing.
 * @throws already-member, already-invited, member-ended where the card is another one after all
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
