import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CardChange, isActiveAdministrator } from '../../domain/access/card-change.ts';
import { recordGrantExpiry, recordInvitationExpiry } from '../../domain/access/expiry.ts';
import { recordMandateExpiry } from '../../domain/mandates/mandate-expiry.ts';
import { getCardByKey } from '../../table/access/access-cards.ts';
import { getRoster } from '../../table/access/administrators.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import { getMandateByKey } from '../../table/mandates/mandates.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordMandate } from '../mandates/record-mandate.ts';
import { recordCardChange } from './record-card-change.ts';

type Recorded = 'before' | 'after' | 'nothing';

const NOTHING: Outcome<Recorded> = { value: 'nothing', writes: [] };

const recorded = ({ event }: Pick<CardChange, 'event'>, { writes }: Outcome<unknown>): Outcome<Recorded> => ({
  value: event.type.endsWith('.expired') ? 'after' : 'before',
  writes,
});

const record = (context: CommandContext, change: CardChange | undefined): Outcome<Recorded> =>
  change === undefined ? NOTHING : recorded(change, recordCardChange(context, change, 'register'));

/** Records that an invitation will lapse, or has. It lapses by its date alone; nothing is ended here. */
export const recordDueInvitation = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<Recorded>> => {
  const card = await getCardByKey(context.table, key);
  return record(context, card && recordInvitationExpiry(card, context.now));
};

const isLast = async ({ table }: CommandContext, card: AccessCard): Promise<boolean> =>
  isActiveAdministrator(card) && (await getRoster(table, card.siren)).size <= 1;

/** Records that grants of a card will run out, or have. */
export const recordDueGrants = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<Recorded>> => {
  const card = await getCardByKey(context.table, key);
  if (card === undefined) return record(context, undefined);
  const isLastAdministrator = await isLast(context, card);
  return record(context, recordGrantExpiry(card, { isLastAdministrator, now: context.now }));
};

/** Records on both sides that a mandate will run out, or has. */
export const recordDueMandate = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<Recorded>> => {
  const transition = recordMandateExpiry(await getMandateByKey(context.table, key), context.now);
  return transition === undefined
    ? NOTHING
    : recorded(transition, recordMandate(context, transition, 'register'));
};
