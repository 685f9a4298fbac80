import { flagProfile } from '../../domain/people/profile-flag.ts';
import type { DueEntry } from '../../table/due-queue.ts';
import { appendEvent } from '../../table/events.ts';
import { parseLoginKey, storeInactive } from '../../table/people/logins.ts';
import { parseProfilePlace, storeProfileFlag } from '../../table/people/profile-queue.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/**
 * Flags a profile by what its moment calls for, from what the index carries. The person is not read. The event is
 * stored together with the profile's next place, so that each moment is recorded once. @returns the flag
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

/** Records that a person has stayed away. The stored event leads to what happens to their profile. */
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
