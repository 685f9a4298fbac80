import { type AccessCard, administersAt, isToConfirm, stageAt } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import type { Grant } from '../../domain/access/grant.ts';
import { exchangeGrants, giveGrant } from '../../domain/access/granting.ts';
import { endAccess, suspend } from '../../domain/access/membership.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import { getCard } from '../../table/access/access-cards.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { type Departure, lookAtDeparture, termsToHandOver } from '../decisions/departure.ts';
import { type MemberReference, requireMember } from './change-member.ts';
import { draftGrants } from './draft-grants.ts';
import { recordCardChange, recordTogether } from './record-card-change.ts';

/** How somebody's access ends or stops. */
export interface Leaving {
  reason?: string | undefined;
  /** Who signs from now on what would stay uncovered. */
  handOverTo?: PersonId | undefined;
  /** The digest of the list that the client saw. */
  seen?: string | undefined;
  /** Nothing is stored; everything is judged. */
  isDryRun?: boolean | undefined;
}

export interface Left {
  card: AccessCard;
  /** Absent for a declarant who leaves by themselves: what others may sign is not theirs to know. */
  departure: Departure | undefined;
  /** What the receiver is given. */
  handedOver: Grant[];
}

/** Whoever leaves by themselves and does not administer needs nobody's authority. */
const leavesAlone = ({ actor, now }: CommandContext, card: AccessCard): boolean =>
  actor.id === card.personId && !administersAt(card, now);

const lookAsSeen = async (
  { table, now }: CommandContext,
  card: AccessCard,
  { seen }: Leaving,
): Promise<Departure> => {
  const departure = await lookAtDeparture(table, card, now);
  if (seen !== undefined && seen !== departure.digest) throw new DomainError('stale-version');
  return departure;
};

/** Who takes over must be there now, and may sign. @throws member-not-active, member-not-confirmed */
const requireReceiver = async (
  { table, now }: CommandContext,
  leaver: AccessCard,
  personId: PersonId,
): Promise<AccessCard> => {
  const card = personId === leaver.personId ? undefined : await getCard(table, leaver.siren, personId);
  const stage = card && stageAt(card, now);
  if (card === undefined || stage?.status !== 'active') throw new DomainError('member-not-active');
  if (isToConfirm(stage)) throw new DomainError('member-not-confirmed');
  return card;
};

const giving = (card: AccessCard, given: Grant[], context: CommandContext): CardChange[] => {
  const [only, ...more] = given;
  if (only === undefined) return [];
  if (more.length === 0) return [giveGrant(card, only, context.now)];
  return [exchangeGrants(card, { end: [], give: given }, context.now)];
};

/** The change that gives somebody else what would stay uncovered: judged for them, like any grant. */
const handOver = async (
  context: CommandContext,
  card: AccessCard,
  departure: Departure,
  to: PersonId,
): Promise<Outcome<{ changes: CardChange[]; given: Grant[] }>> => {
  const receiver = await requireReceiver(context, card, to);
  const terms = termsToHandOver(card, departure, context.now);
  const drafted = await draftGrants(context, card.siren, terms, receiver.grants, () => '/handOverTo');
  return {
    value: { changes: giving(receiver, drafted.value, context), given: drafted.value },
    writes: drafted.writes,
  };
};

/**
 * Ends a member's access, or withdraws their invitation, after looking at who is left to sign. With `handOverTo` somebody
 * else gets what would stay uncovered in the same transaction, judged for them first.
 * @throws not-found, stale-version, member-ended, member-not-active, member-not-confirmed, what `draftGrants` throws; last-administrator when
 * the transaction finds no other one
 */
export const endMemberAccess = async (
  context: CommandContext,
  member: MemberReference,
  leaving: Leaving,
): Promise<Outcome<Left>> => {
  const card = await requireMember(context, member);
  const ended = endAccess(card, context.now, leaving.reason);
  if (leavesAlone(context, card)) {
    const { value, writes } = await recordCardChange(context, ended, 'own');
    return {
      value: { card: value, departure: undefined, handedOver: [] },
      writes: leaving.isDryRun ? [] : writes,
    };
  }
  const departure = await lookAsSeen(context, card, leaving);
  const { value: given, writes: checks } =
    leaving.handOverTo === undefined
      ? { value: { changes: [], given: [] }, writes: [] }
      : await handOver(context, card, departure, leaving.handOverTo);
  const value = { card: leaving.isDryRun ? card : ended.after, departure, handedOver: given.given };
  const { writes } = await recordTogether(context, ended, given.changes);
  return { value, writes: leaving.isDryRun ? [] : [...writes, ...checks] };
};

/**
 * Stops all of a member's rights, after looking at who is left to sign.
 * @throws not-found, stale-version, member-ended, member-not-active, last-administrator
 */
export const suspendMember = async (
  context: CommandContext,
  member: MemberReference,
  leaving: Omit<Leaving, 'handOverTo'>,
): Promise<Outcome<Left>> => {
  const card = await requireMember(context, member);
  const change = suspend(card, context.now, leaving.reason);
  const departure = await lookAsSeen(context, card, leaving);
  const { value, writes } = await recordCardChange(context, change, 'administrator');
  return leaving.isDryRun
    ? { value: { card, departure, handedOver: [] }, writes: [] }
    : { value: { card: value, departure, handedOver: [] }, writes };
};
