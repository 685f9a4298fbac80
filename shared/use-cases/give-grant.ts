import type { AccessCard } from '../domain/access-card.ts';
import type { Grant } from '../domain/grant.ts';
import { changeGrant, type GrantTerms, giveGrant } from '../domain/granting.ts';
import type { GrantId } from '../domain/identifiers.ts';
import { getMember, type MemberReference } from './change-member.ts';
import type { CommandContext, Outcome } from './command.ts';
import { draftGrants } from './draft-grants.ts';
import { recordCardChange } from './record-card-change.ts';

export interface Given {
  card: AccessCard;
  grant: Grant;
}

const draft = async (
  context: CommandContext,
  card: AccessCard,
  terms: GrantTerms,
  held: readonly Grant[],
) => {
  const [grant] = await draftGrants(context, card.siren, [terms], held);
  if (grant === undefined) throw new Error('one draft for one request');
  return grant;
};

/** @throws not-found, stale-version, member-ended, and what `draftGrant` throws */
export const giveMemberGrant = async (
  context: CommandContext,
  member: MemberReference,
  terms: GrantTerms,
): Promise<Outcome<Given>> => {
  const card = await getMember(context, member);
  const grant = await draft(context, card, terms, card.grants);
  const recorded = recordCardChange(context, giveGrant(card, grant, context.now), 'administrator');
  return { value: { card: recorded.value, grant }, writes: recorded.writes };
};

/** Replaces a grant: the old one ends as the new one is given. @throws as giving and ending do */
export const changeMemberGrant = async (
  context: CommandContext,
  member: MemberReference,
  id: GrantId,
  terms: GrantTerms,
): Promise<Outcome<Given>> => {
  const card = await getMember(context, member);
  const others = card.grants.filter((grant) => grant.id !== id);
  const grant = await draft(context, card, terms, others);
  const recorded = recordCardChange(context, changeGrant(card, id, grant, context.now), 'administrator');
  return { value: { card: recorded.value, grant }, writes: recorded.writes };
};
