import { flagProfile } from '../../domain/people/profile-flag.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import { appendEvent } from '../../table/events.ts';
import { parseLoginKey, storeInactive } from '../../table/people/logins.ts';
import { parseProfilePlace, storeProfileFlag } from '../../table/people/profile-queue.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/**
 * Says of a profile what its moment calls for, from what the index carries: the person is not read, and the event goes
 * with a place that has moved on, so that each moment is told once. @returns what was said
 */
export const flagDueProfile = async (
  context: CommandContext,
  entry: DueEntry,
): Promise<Outcome<'reminded' | 'stale' | 'long-stale'>> => {
  const { personId, ...due } = parseProfilePlace(entry);
  const { flag, event } = flagProfile(due, context.now);
  const sealed = nextEvent(context, entry, {
    type: event.type,
    stream: `person/${personId}`,
    personId,
    data: event.data,
  });
  return {
    value: flag.step,
    writes: [
      storeProfileFlag(context.table, entry, { dueAt: due.dueAt, flag, eventHash: sealed.hash }),
      appendEvent(context.table, sealed),
    ],
  };
};

/** Says that somebody has stayed away; what follows for their profile is done from the stored event. */
export const flagDueLogin = async (
  context: CommandContext,
  entry: DueEntry,
): Promise<Outcome<'inactive'>> => {
  const personId = parseLoginKey(entry.key);
  const sealed = nextEvent(context, entry, {
    type: 'person.inactive',
    stream: `login/${personId}`,
    personId,
    data: {},
  });
  return {
    value: 'inactive',
    writes: [storeInactive(context.table, entry, sealed.hash), appendEvent(context.table, sealed)],
  };
};
