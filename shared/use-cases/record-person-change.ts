import { type EventType, seal } from '../domain/events.ts';
import type { Person } from '../domain/person.ts';
import { appendEvent } from '../table/events.ts';
import { putPerson } from '../table/people.ts';
import type { CommandContext, Outcome } from './command.ts';

/** A person's details and the event that says so; the values themselves stay out of the evidence. */
export const recordPersonChange = (
  context: CommandContext,
  change: { before: Person | undefined; after: Person; type: EventType; data?: Record<string, unknown> },
): Outcome<Person> => {
  const event = seal({
    id: context.newId(),
    type: change.type,
    stream: `person/${change.after.personId}`,
    sequence: change.after.version + 1,
    personId: change.after.personId,
    actor: context.actor,
    occurredAt: context.now,
    requestId: context.requestId,
    data: change.data ?? {},
    previousHash: change.after.lastEventHash,
  });
  const person = { ...change.after, version: change.after.version + 1, lastEventHash: event.hash };
  return {
    value: person,
    writes: [putPerson(context.table, person, change.before), appendEvent(context.table, event)],
  };
};
