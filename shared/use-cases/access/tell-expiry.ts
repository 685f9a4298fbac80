import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CardChange, isActiveAdministrator } from '../../domain/access/card-change.ts';
import { tellGrantExpiry, tellInvitationExpiry } from '../../domain/access/expiry.ts';
import { tellMandateExpiry } from '../../domain/mandates/mandate-expiry.ts';
import { getCardByKey } from '../../table/access/access-cards.ts';
import { getRoster } from '../../table/access/administrators.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import { getMandateByKey } from '../../table/mandates/mandates.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordMandate } from '../mandates/record-mandate.ts';
import { recordCardChange } from './record-card-change.ts';

type Told = 'before' | 'after' | 'nothing';

const NOTHING: Outcome<Told> = { value: 'nothing', writes: [] };

const told = ({ event }: Pick<CardChange, 'event'>, { writes }: Outcome<unknown>): Outcome<Told> => ({
  value: event.type.endsWith('.expired') ? 'after' : 'before',
  writes,
});

const record = (context: CommandContext, change: CardChange | undefined): Outcome<Told> =>
  change === undefined ? NOTHING : told(change, recordCardChange(context, change, 'register'));

/** Tells of an invitation that will lapse, or has. What lapses does so by its date: nothing is ended here. */
export const tellDueInvitation = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<Told>> => {
  const card = await getCardByKey(context.table, key);
  return record(context, card && tellInvitationExpiry(card, context.now));
};

const isLast = async ({ table }: CommandContext, card: AccessCard): Promise<boolean> =>
  isActiveAdministrator(card) && (await getRoster(table, card.siren)).size <= 1;

/** Tells of a card's grants that will run out, or have. */
export const tellDueGrants = async (context: CommandContext, { key }: DueEntry): Promise<Outcome<Told>> => {
  const card = await getCardByKey(context.table, key);
  if (card === undefined) return record(context, undefined);
  const isLastAdministrator = await isLast(context, card);
  return record(context, tellGrantExpiry(card, { isLastAdministrator, now: context.now }));
};

/** Tells both sides of a mandate that will run out, or has. */
export const tellDueMandate = async (context: CommandContext, { key }: DueEntry): Promise<Outcome<Told>> => {
  const transition = tellMandateExpiry(await getMandateByKey(context.table, key), context.now);
  return transition === undefined
    ? NOTHING
    : told(transition, recordMandate(context, transition, 'register'));
};
