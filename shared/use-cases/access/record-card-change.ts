import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CardChange, isActiveAdministrator } from '../../domain/access/card-change.ts';
import { fitCard } from '../../domain/access/card-size.ts';
import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { putCard } from '../../table/access/access-cards.ts';
import { guardRoster, type RosterMove, replaceInRoster } from '../../table/access/administrators.ts';
import { putHistory } from '../../table/access/card-history.ts';
import { appendEvent } from '../../table/events.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

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

const streamOf = (siren: Siren, personId: PersonId): string => `card/${siren}/${personId}`;

/** The card and its event, without the roster's part. */
const sealCardChange = (context: CommandContext, change: CardChange): Outcome<AccessCard> => {
  const { siren, personId, version } = change.after;
  const { type, data, reason } = change.event;
  const event = nextEvent(context, change.after, {
    type,
    stream: streamOf(siren, personId),
    siren,
    personId,
    reason,
    data,
  });
  const next = { ...change.after, version: version + 1, lastEventHash: event.hash };
  const { card, archived } = fitCard(next, context.now);
  return {
    value: card,
    writes: [
      putCard(context.table, card, change.before),
      appendEvent(context.table, event),
      ...(archived.length === 0 ? [] : [putHistory(context.table, card, archived, context.now)]),
    ],
  };
};

/**
 * The one way in which a card changes. The card, its event and the roster's condition are in one transaction, so that
 * no command can forget its evidence or the last-administrator rule.
 */
export const recordCardChange = (
  context: CommandContext,
  change: CardChange,
  authority: Authority,
): Outcome<AccessCard> => {
  const { siren, personId } = change.after;
  const { value, writes } = sealCardChange(context, change);
  const guard = guardRoster(context.table, siren, {
    personId,
    move: rosterMove(change),
    actor: guardianOf(context, authority),
  });
  return { value, writes: [...writes, ...(guard === undefined ? [] : [guard])] };
};

/**
 * Changes several cards of one organisation at once, by the register's own authority. The roster changes once for all
 * of them.
 */
export const recordCardChanges = (
  context: CommandContext,
  siren: Siren,
  changes: readonly CardChange[],
  roster: ReadonlySet<PersonId>,
): Write[] => {
  const who = (move: RosterMove): PersonId[] =>
    changes.filter((change) => rosterMove(change) === move).map(({ after }) => after.personId);
  const guard = replaceInRoster(context.table, siren, roster, { join: who('joins'), leave: who('leaves') });
  return [
    ...changes.flatMap((change) => sealCardChange(context, change).writes),
    ...(guard === undefined ? [] : [guard]),
  ];
};
