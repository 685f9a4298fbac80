import type { DueEntry } from '../../table/due-queue.ts';
import { appendEvent } from '../../table/events.ts';
import { closeMailDay, getMailDayByKey } from '../../table/mail-days.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/** The day of some mails is over: what was held back is to be sent as one digest, which follows from this event. */
export const recordMailDay = async (
  context: CommandContext,
  { key }: DueEntry,
): Promise<Outcome<'merged' | 'nothing'>> => {
  const { table, now } = context;
  const day = await getMailDayByKey(table, key);
  if (day === undefined || day.closedAt !== undefined) return { value: 'nothing', writes: [] };
  const { siren, recipient, held, more } = day;
  const event = nextEvent(context, day, {
    type: 'mails.merged' as const,
    stream: `mails/${siren}/${recipient}#${day.day}`,
    siren,
    data: { recipient, day: day.day, count: held.length + more },
  });
  return {
    value: 'merged',
    writes: [closeMailDay(table, day, { now, hash: event.hash }), appendEvent(table, event)],
  };
};
