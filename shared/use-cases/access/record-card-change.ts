import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CardChange, isActiveAdministrator } from '../../domain/access/card-change.ts';
import { CARD_SEALING, HISTORY_SEALING } from '../../domain/access/card-sealing.ts';
import { fitCard } from '../../domain/access/card-size.ts';
import { type Joining, type Leaving, moveRoster, type Roster } from '../../domain/access/roster.ts';
import { DomainError } from '../../domain/errors.ts';
import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { putCard } from '../../table/access/access-cards.ts';
import { getRoster, guardActor, putRoster } from '../../table/access/administrators.ts';
import { putHistory } from '../../table/access/card-history.ts';
import { appendEvent } from '../../table/events.ts';
import { noteMembership } from '../../table/people/memberships.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';
import { becameBy, departureBy, type RosterReasons } from './roster-reasons.ts';

type RosterMove = 'joins' | 'leaves' | 'stays';

const rosterMove = ({ before, after }: CardChange): RosterMove => {
  const was = isActiveAdministrator(before);
  const is = isActiveAdministrator(after);
  if (was === is) return 'stays';
  return is ? 'joins' : 'leaves';
};

/** The authority for the change. An administrator must still be one when the transaction commits. */
export type Authority = 'administrator' | 'own' | 'register';

const guardianOf = (context: CommandContext, authority: Authority): PersonId | undefined =>
  authority === 'administrator' ? personIdSchema.parse(context.actor.id) : undefined;

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
  const hasMoved = archived.grants.length + archived.timeline.length > 0;
  const event = nextEvent(context, change.after, {
    type,
    stream: streamOf(siren, personId),
    siren,
    personId,
    reason,
    data,
    state: stateDigest(CARD_SEALING, fitted),
    archived: hasMoved ? stateDigest(HISTORY_SEALING, archived) : undefined,
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
      ...putHistory(context.table, card, archived, context.now),
    ],
  };
};

/** The roster's part of these changes, over the roster that was read. Empty when it stays the same. */
const changeRoster = (
  context: CommandContext,
  siren: Siren,
  changes: readonly CardChange[],
  roster: Roster,
  reasons: RosterReasons,
): Write[] => {
  const moving = (move: RosterMove) => changes.filter((change) => rosterMove(change) === move);
  const join = moving('joins').map(
    (change): Joining => ({ personId: change.after.personId, became: becameBy(context, change, reasons) }),
  );
  const leave = moving('leaves').map(
    (change): Leaving => ({
      personId: change.after.personId,
      departure: departureBy(context, change, reasons),
    }),
  );
  if (join.length === 0 && leave.length === 0) return [];
  const next = moveRoster(roster, { join, leave }, context.now);
  return [putRoster(context.table, siren, next, roster)];
};

/** The condition that the actor still administers, and the roster's part where the change moves somebody. */
const guard = async (
  context: CommandContext,
  change: CardChange,
  authority: Authority,
  reasons: RosterReasons,
): Promise<Write[]> => {
  const { siren } = change.after;
  const actor = guardianOf(context, authority);
  if (rosterMove(change) === 'stays')
    return actor === undefined ? [] : [guardActor(context.table, siren, actor)];
  const roster = await getRoster(context.table, siren);
  if (actor !== undefined && !roster.seats.has(actor)) throw new DomainError('forbidden');
  return changeRoster(context, siren, [change], roster, reasons);
};

/**
 * The one way in which a card changes. The card, its event and the roster's condition are in one transaction, so that
 * no command can forget its evidence or the last-administrator rule.
 * @throws forbidden when the actor no longer administers; last-administrator when nobody else does
 */
export const recordCardChange = async (
  context: CommandContext,
  change: CardChange,
  authority: Authority,
  reasons: RosterReasons = {},
): Promise<Outcome<AccessCard>> => {
  const { value, writes } = sealCardChange(context, change);
  return { value, writes: [...writes, ...(await guard(context, change, authority, reasons))] };
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
