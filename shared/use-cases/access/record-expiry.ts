import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CardChange, isActiveAdministrator } from '../../domain/access/card-change.ts';
import { recordGrantExpiry, recordInvitationExpiry } from '../../domain/access/expiry.ts';
import { endUnconfirmed } from '../../domain/access/membership.ts';
import { getCardByKey } from '../../table/access/access-cards.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordCardChange } from './record-card-change.ts';

type Recorded = 'before' | 'after' | 'nothing';

const record = async (
  context: CommandContext,
  change: CardChange | undefined,
): Promise<Outcome<Recorded>> => {
  if (change === undefined) return { value: 'nothing', writes: [] };
  const { writes } = await recordCardChange(context, change, 'register');
  return { value: change.event.type.endsWith('ing') ? 'before' : 'after', writes };
};

/**
 * Records that an invitation will lapse, or has, or that nobody confirmed whoever accepted it under another name. Either is
 * over by its date alone.
 */
export const recordDueInvitation = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<Recorded>> => {
  const card = await getCardByKey(context.table, key);
  if (card === undefined) return record(context, undefined);
  return record(context, endUnconfirmed(card, context.now) ?? recordInvitationExpiry(card, context.now));
};

const isLast = async ({ table }: CommandContext, card: AccessCard): Promise<boolean> =>
  isActiveAdministrator(card) && (await getAdministrators(table, card.siren)).size <= 1;

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
