import { recordMandateExpiry } from '../../domain/mandates/mandate-expiry.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import { getMandateByKey } from '../../table/mandates/mandates.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordMandate } from './record-mandate.ts';

/** Records on both sides that a mandate will run out, or has. */
export const recordDueMandate = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<'before' | 'after' | 'nothing'>> => {
  const transition = recordMandateExpiry(await getMandateByKey(context.table, key), context.now);
  if (transition === undefined) return { value: 'nothing', writes: [] };
  const { writes } = recordMandate(context, transition, 'register');
  return { value: transition.event.type === 'mandate.expired' ? 'after' : 'before', writes };
};
