import { FIRST_HASH } from '../../domain/events.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import { namesOr } from '../../domain/names.ts';
import { expectedPerson, type Person, register } from '../../domain/people/person.ts';
import { newPersonId } from '../../domain/people/person-id.ts';
import { putFirstLogin } from '../../table/people/logins.ts';
import { findByEmail, getPerson, linkEmail, linkIdentity } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { carryToCards } from './carry-holder.ts';
import { recordPersonChange } from './record-person-change.ts';

export interface Login {
  issuer: string;
  subject: string;
  /** Normalised. Empty when the identity provider gives none. */
  email: string;
  emailVerified: boolean;
  familyName: string;
  givenName: string;
}

const detailsOf = ({ email, familyName, givenName }: Login) => ({ email, familyName, givenName });

type Context = Omit<CommandContext, 'actor'>;

/**
 * Makes an account of an identity provider a person at its first login. A verified e-mail leads to the person who was
 * invited or appointed under it and has never logged in. It never leads to a person who has logged in, since an
 * address may pass on.
 */
export const registerPerson = async (context: Context, login: Login): Promise<Outcome<PersonId>> => {
  const { table, now } = context;
  const known = login.emailVerified ? await findByEmail(table, login.email) : undefined;
  const candidate = known && (await getPerson(table, known));
  const expected = candidate?.registeredAt === undefined ? candidate : undefined;
  const personId = expected?.personId ?? newPersonId(context.newId());
  const person = expected ?? expectedPerson(personId, detailsOf(login), FIRST_HASH);
  const registered = register(person, {
    email: login.email,
    ...namesOr(login, person),
    at: now,
  });
  const recorded = recordPersonChange(
    { ...context, actor: { type: 'person', id: personId } },
    { before: expected, after: registered, type: 'person.registered' },
  );
  const isFirstWithEmail = login.emailVerified && known === undefined;
  return {
    value: personId,
    writes: [
      ...recorded.writes,
      putFirstLogin(table, personId, now),
      linkIdentity(table, login.issuer, login.subject, personId),
      ...(isFirstWithEmail ? [linkEmail(table, login.email, personId)] : []),
      ...(expected === undefined ? [] : await carryToCards(context, recorded.value)),
    ],
  };
};

/** The address of an account may change at the provider. The person follows it. */
export const followEmail = async (
  context: CommandContext,
  person: Person,
  email: string,
): Promise<Outcome<Person>> => {
  const recorded = recordPersonChange(context, {
    before: person,
    after: { ...person, email },
    type: 'profile.changed',
    data: { fields: ['email'] },
  });
  const isNew = (await findByEmail(context.table, email)) === undefined;
  return {
    value: recorded.value,
    writes: [
      ...recorded.writes,
      ...(isNew ? [linkEmail(context.table, email, person.personId)] : []),
      ...(await carryToCards(context, recorded.value)),
    ],
  };
};
