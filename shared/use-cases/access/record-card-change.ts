import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CardChange, offersRole, type RosterMove, rosterMove } from '../../domain/access/card-change.ts';
import { CARD_SEALING, HISTORY_SEALING } from '../../domain/access/card-sealing.ts';
import { fitCard } from '../../domain/access/card-size.ts';
import { lossesBetween } from '../../domain/access/losses.ts';
import { type Joining, type Leaving, moveRoster, type Roster } from '../../domain/access/roster.ts';
import {
  requireMayRemove,
  requirePower,
  requireStanding,
  type Standing,
} from '../../domain/access/roster-rules.ts';
import { DomainError } from '../../domain/errors.ts';
import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { putCard } from '../../table/access/access-cards.ts';
import { checkRoster, getRoster, guardActor, putRoster } from '../../table/access/administrators.ts';
import { putHistory } from '../../table/access/card-history.ts';
import { noteToConfirm } from '../../table/access/to-confirm.ts';
import { appendEvent } from '../../table/events.ts';
import { noteMembership } from '../../table/people/memberships.ts';
import type { Write } from '../../table/write.ts';
import { noByDeed } from '../administrator-changes/say-no-by-deed.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';
import { requireNotCeased } from './require-not-ceased.ts';
import { becameBy, departureBy, type RosterReasons } from './roster-reasons.ts';
import { sumUpLosses } from './sum-losses.ts';

/**
 * The authority for the change. An administrator must still be one when the transaction commits; work over time needs
 * everybody who stands for it.
 */
export type Authority = 'administrator' | 'own' | 'register' | Standing;

/** Whether the last stage is that of somebody who accepted, whose details the card then follows. */
const isMember = (card: AccessCard | undefined): boolean => {
  const status = card?.timeline.at(-1)?.status;
  return status === 'active' || status === 'suspended';
};

const streamOf = (siren: Siren, personId: PersonId): string => `card/${siren}/${personId}`;

/** The card and its event, without the roster's part. */
const sealCardChange = (context: CommandContext, change: CardChange): Outcome<AccessCard> => {
  const { siren, personId, version } = change.after;
  const { type, data, reason } = change.event;
  const next = { ...change.after, version: version + 1 };
  const { card: fitted, archived } = fitCard(change.before, next, context.now);
  const event = nextEvent(context, change.after, {
    type,
    stream: streamOf(siren, personId),
    siren,
    personId,
    reason,
    data,
    state: stateDigest(CARD_SEALING, fitted),
    archived: archived && stateDigest(HISTORY_SEALING, archived),
  });
  const card = { ...fitted, lastEventHash: event.hash };
  return {
    value: card,
    writes: [
      putCard(context.table, card, change.before),
      appendEvent(context.table, event),
      ...(isMember(change.after) && !isMember(change.before)
        ? [noteMembership(context.table, personId, siren)]
        : []),
      ...noteToConfirm(context.table, change),
      ...(archived === undefined ? [] : putHistory(context.table, card, archived)),
    ],
  };
};

/** The roster's part of these changes, over the roster that was read. Empty when it stays the same. */
const changeRoster = (
  context: CommandContext,
  siren: Siren,
  changes: readonly CardChange[],
  roster: Roster,
  { byHand, ...reasons }: RosterReasons & { byHand?: PersonId | undefined },
): Write[] => {
  const moving = (move: RosterMove) => changes.filter((change) => rosterMove(change) === move);
  const join = moving('joins').map(
    (change): Joining => ({
      personId: change.after.personId,
      became: becameBy(context, change, reasons),
      ...(reasons.protectedUntil !== undefined && { protectedUntil: reasons.protectedUntil }),
    }),
  );
  const leave = moving('leaves').map(
    (change): Leaving => ({
      personId: change.after.personId,
      departure: departureBy(context, change, reasons),
    }),
  );
  if (join.length === 0 && leave.length === 0) return [];
  const next = moveRoster(roster, { join, leave, byHand, decided: reasons.decided }, context.now);
  return [putRoster(context.table, siren, next, roster)];
};

/** Whether an administrator may appoint or remove somebody else, or remove themselves. @throws what the rules throw */
const requireMayMove = (
  { now }: CommandContext,
  change: CardChange,
  roster: Roster,
  { asker, isByHand }: { asker: PersonId; isByHand: boolean },
): void => {
  const target = change.after.personId;
  if (rosterMove(change) === 'joins') requirePower(roster, asker, now);
  else if (target !== asker) requireMayRemove(roster, { asker, target, isByHand }, now);
  else if (!roster.seats.has(asker)) throw new DomainError('forbidden');
};

/** Work over time: the roster that gives it its standing is a condition of each part. */
const guardWork = async (
  context: CommandContext,
  change: CardChange,
  standing: Standing,
  reasons: RosterReasons,
): Promise<Write[]> => {
  const { siren } = change.after;
  const roster = await getRoster(context.table, siren);
  requireStanding(roster, standing);
  if (rosterMove(change) === 'stays') return [checkRoster(context.table, siren, roster)];
  const { by, isByHand } = standing;
  requireMayMove(context, change, roster, { asker: by, isByHand });
  return changeRoster(context, siren, [change], roster, { ...reasons, ...(isByHand && { byHand: by }) });
};

/**
 * The condition that the actor still administers, and the roster's part where the change moves somebody. Whoever offers
 * the role of administrator needs the power to appoint already then (authority: rule 9).
 */
const guard = async (
  context: CommandContext,
  change: CardChange,
  authority: Authority,
  reasons: RosterReasons,
  given: readonly CardChange[],
): Promise<Write[]> => {
  if (typeof authority === 'object') return guardWork(context, change, authority, reasons);
  const { siren } = change.after;
  const actor = authority === 'administrator' ? personIdSchema.parse(context.actor.id) : undefined;
  const isOffering = actor !== undefined && [change, ...given].some(offersRole);
  if (rosterMove(change) === 'stays' && !isOffering)
    return actor === undefined ? [] : [guardActor(context.table, siren, actor)];
  const roster = await getRoster(context.table, siren);
  if (isOffering) requirePower(roster, actor, context.now);
  if (rosterMove(change) === 'stays') return [checkRoster(context.table, siren, roster)];
  if (actor !== undefined) requireMayMove(context, change, roster, { asker: actor, isByHand: true });
  return changeRoster(context, siren, [change], roster, { ...reasons, byHand: actor });
};

/** What an administrator takes from somebody else counts towards their seven days. Long work counts when it begins. */
const sumUp = async (context: CommandContext, { before, after }: CardChange): Promise<Write[]> => {
  const { siren, personId } = after;
  if (context.actor.id === personId) return [];
  const losses = lossesBetween(before, after, context.now);
  return sumUpLosses(context, siren, personIdSchema.parse(context.actor.id), losses);
};

/**
 * The one way in which a card changes. The card, its event and the roster's condition are in one transaction, so that
 * no command can forget its evidence or the last-administrator rule.
 * @throws forbidden when the actor no longer administers; what the rules among administrators throw; last-administrator
 * when nobody else does; organisation-closed for what begins in a body that has ceased
 */
export const recordCardChange = async (
  context: CommandContext,
  change: CardChange,
  authority: Authority,
  reasons: RosterReasons = {},
): Promise<Outcome<AccessCard>> => recordGuarded(context, change, { authority, reasons, given: [] });

const recordGuarded = async (
  context: CommandContext,
  change: CardChange,
  {
    authority,
    reasons,
    given,
  }: { authority: Authority; reasons: RosterReasons; given: readonly CardChange[] },
): Promise<Outcome<AccessCard>> => {
  await requireNotCeased(context, [change, ...given]);
  const { value, writes } = sealCardChange(context, change);
  const guarded = await guard(context, change, authority, reasons, given);
  const no = authority === 'administrator' ? await noByDeed(context, change) : [];
  const summed = authority === 'administrator' ? await sumUp(context, change) : [];
  return { value, writes: [...writes, ...guarded, ...no, ...summed] };
};

/**
 * An administrator's change of one card with what it gives to others, in one transaction. Nobody else's place in the
 * roster moves, so that the guard of the first is the guard of all.
 * @throws what `recordCardChange` throws
 */
export const recordTogether = async (
  context: CommandContext,
  change: CardChange,
  given: readonly CardChange[],
): Promise<Outcome<AccessCard>> => {
  const { value, writes } = await recordGuarded(context, change, {
    authority: 'administrator',
    reasons: {},
    given,
  });
  return { value, writes: [...writes, ...given.flatMap((other) => sealCardChange(context, other).writes)] };
};

/**
 * Changes several cards of one organisation at once, by the register's own authority. The roster changes once for all
 * of them. @throws last-administrator
 */
export const recordCardChanges = (
  context: CommandContext,
  siren: Siren,
  changes: readonly CardChange[],
  roster: Roster,
  reasons: RosterReasons = {},
): Write[] => [
  ...changes.flatMap((change) => sealCardChange(context, change).writes),
  ...changeRoster(context, siren, changes, roster, reasons),
];
