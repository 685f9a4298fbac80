import type { AccessCard } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import { equalAmong } from '../../domain/access/equal-grants.ts';
import type { Grant } from '../../domain/access/grant.ts';
import {
  changeGrant,
  endGrant,
  exchangeGrants,
  type GrantTerms,
  giveGrant,
} from '../../domain/access/granting.ts';
import type { GrantId } from '../../domain/identifiers.ts';
import { pointerTo } from '../../domain/pointer.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { noteMandatedGrants } from '../mandates/note-mandated-grants.ts';
import { type MemberReference, requireMember } from './change-member.ts';
import { draftGrants } from './draft-grants.ts';
import { recordCardChange } from './record-card-change.ts';

export interface Given {
  card: AccessCard;
  grant: Grant;
}

/** A single grant is what the body is. */
const THE_WHOLE_BODY = '';

const draft = async (
  context: CommandContext,
  card: AccessCard,
  terms: GrantTerms,
  held: readonly Grant[],
): Promise<Outcome<Grant>> => {
  const { value, writes } = await draftGrants(context, card.siren, [terms], held, () => THE_WHOLE_BODY);
  const [grant] = value;
  if (grant === undefined) throw new Error('one draft for one request');
  return { value: grant, writes };
};

/** Stores the change of the card, and its notes at the mandators. */
const record = async (
  context: CommandContext,
  change: CardChange,
  grants: { given?: readonly Grant[]; ended?: readonly Grant[] },
): Promise<Outcome<AccessCard>> => {
  const { value, writes } = await recordCardChange(context, change, 'administrator');
  return {
    value,
    writes: [
      ...writes,
      ...(await noteMandatedGrants(context, change.after.siren, change.after.personId, grants)),
    ],
  };
};

/**
 * Gives a grant. One that the member already holds, word for word, is answered as it is.
 * @throws not-found, stale-version, member-ended, card-full, and what `draftGrants` throws
 */
export const giveMemberGrant = async (
  context: CommandContext,
  member: MemberReference,
  terms: GrantTerms,
): Promise<Outcome<Given>> => {
  const card = await requireMember(context, member);
  const { value: grant, writes } = await draft(context, card, terms, card.grants);
  const change = giveGrant(card, grant, context.now);
  const equal = equalAmong(card.grants, grant, context.now);
  if (equal !== undefined) return { value: { card, grant: equal }, writes: [] };
  const recorded = await record(context, change, { given: [grant] });
  return { value: { card: recorded.value, grant }, writes: [...recorded.writes, ...writes] };
};

const named = ({ grants }: AccessCard, id: GrantId): Grant[] => grants.filter((grant) => grant.id === id);

/**
 * Replaces a grant: the old one ends as the new one is given. Where the member already holds the new one, the old one
 * only ends; where both are the same, nothing changes.
 * @throws what giving and ending throw
 */
export const changeMemberGrant = async (
  context: CommandContext,
  member: MemberReference,
  id: GrantId,
  terms: GrantTerms,
): Promise<Outcome<Given>> => {
  const card = await requireMember(context, member);
  const others = card.grants.filter((grant) => grant.id !== id);
  const { value: grant, writes } = await draft(context, card, terms, others);
  const change = changeGrant(card, id, grant, context.now);
  const equal = equalAmong(card.grants, grant, context.now);
  if (equal?.id === id) return { value: { card, grant: equal }, writes: [] };
  if (equal !== undefined) {
    const ended = await record(context, endGrant(card, id, context.now), { ended: named(card, id) });
    return { value: { card: ended.value, grant: equal }, writes: ended.writes };
  }
  const recorded = await record(context, change, { given: [grant], ended: named(card, id) });
  return { value: { card: recorded.value, grant }, writes: [...recorded.writes, ...writes] };
};

/** @throws not-found, stale-version, grant-ended */
export const endMemberGrant = async (
  context: CommandContext,
  member: MemberReference,
  id: GrantId,
  reason: string | undefined,
): Promise<Outcome<AccessCard>> => {
  const card = await requireMember(context, member);
  return record(context, endGrant(card, id, context.now, reason), { ended: named(card, id) });
};

/** Grants to end and grants to give, in one change. */
export interface Exchange {
  end: readonly GrantId[];
  give: readonly GrantTerms[];
}

/**
 * The change of a card that ends some grants and gives others. `writes` are what goes with it, without the card
 * itself.
 * @throws member-ended, not-found, grant-ended, and what `draftGrants` throws
 */
export const draftExchange = async (
  context: CommandContext,
  card: AccessCard,
  { end, give }: Exchange,
  reason: string | undefined,
): Promise<Outcome<CardChange>> => {
  const ended = card.grants.filter(({ id }) => end.includes(id));
  const kept = card.grants.filter(({ id }) => !end.includes(id));
  const placeOf = (index: number): string => pointerTo('give', index);
  const { value: drafted, writes } = await draftGrants(context, card.siren, give, kept, placeOf);
  const change = exchangeGrants(card, { end, give: drafted }, context.now, reason);
  const given = drafted.filter((grant) => change.after.grants.includes(grant));
  return {
    value: change,
    writes: [...writes, ...(await noteMandatedGrants(context, card.siren, card.personId, { given, ended }))],
  };
};
