import type { EventType } from '../../domain/events.ts';
import type { Person } from '../../domain/people/person.ts';
import { PERSON_SEALING } from '../../domain/people/person-sealing.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { appendEvent } from '../../table/events.ts';
import { putPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/** Stores a person's details and the event of the change. The values themselves stay out of the event. */
export const recordPersonChange = (
  context: CommandContext,
  change: { before: Person | undefined; after: Person; type: EventType; data?: Record<string, unknown> },
): Outcome<Person> => {
  const event = nextEvent(context, change.after, {
    type: change.type,
    stream: `person/${change.after.personId}`,
    personId: change.after.personId,
    data: change.data ?? {},
    state: stateDigest(PERSON_SEALING, change.after),
  });
  const person = { ...change.after, version: change.after.version + 1, lastEventHash: event.hash };
  return {
    value: person,
    writes: [putPerson(context.table, person, change.before), appendEvent(context.table, event)],
  };
};
