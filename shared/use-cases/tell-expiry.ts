import type { AccessCard } from '../domain/access-card.ts';
import { type CardChange, isActiveAdministrator } from '../domain/card-change.ts';
import { tellGrantExpiry, tellInvitationExpiry } from '../domain/expiry.ts';
import { getCardByKey } from '../table/access-cards.ts';
import { getRoster } from '../table/administrators.ts';
import type { DueEntry } from '../table/due-queue.ts';
import type { CommandContext, Outcome } from './command.ts';
import { recordCardChange } from './record-card-change.ts';

type Told = 'before' | 'after' | 'nothing';

const record = (context: CommandContext, change: CardChange | undefined): Outcome<Told> => {
  if (change === undefined) return { value: 'nothing', writes: [] };
  const { writes } = recordCardChange(context, change, 'register');
  return { value: change.event.type.endsWith('.expired') ? 'after' : 'before', writes };
};

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
