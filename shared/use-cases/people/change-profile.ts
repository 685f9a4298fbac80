import { DomainError } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import { type ContactDetails, confirm, correct, type Person } from '../../domain/people/person.ts';
import { getPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { carryToCards } from './carry-holder.ts';
import { recordPersonChange } from './record-person-change.ts';

const getSelf = async (context: CommandContext, personId: PersonId): Promise<Person> => {
  const person = await getPerson(context.table, personId);
  if (person === undefined) throw new DomainError('not-found');
  return person;
};

const store = async (
  context: CommandContext,
  change: Parameters<typeof recordPersonChange>[1],
): Promise<Outcome<Person>> => {
  const { value, writes } = recordPersonChange(context, change);
  return { value, writes: [...writes, ...(await carryToCards(context, value))] };
};

/** The yearly confirmation (domain: "Profile freshness"). */
export const confirmProfile = async (
  context: CommandContext,
  personId: PersonId,
): Promise<Outcome<Person>> => {
  const before = await getSelf(context, personId);
  return store(context, { before, after: confirm(before, context.now), type: 'profile.confirmed' });
};

/** Corrects the contact details, which also confirms them. The event names the fields, not their values. */
export const correctProfile = async (
  context: CommandContext,
  personId: PersonId,
  details: ContactDetails,
): Promise<Outcome<Person>> => {
  const before = await getSelf(context, personId);
  return store(context, {
    before,
    after: correct(before, details, context.now),
    type: 'profile.changed',
    data: { fields: Object.keys(details).sort() },
  });
};
