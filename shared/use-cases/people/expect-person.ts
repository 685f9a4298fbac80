import { normaliseEmail } from '../../domain/access/invitation.ts';
import { FIRST_HASH } from '../../domain/events.ts';
import { type PersonId, personIdSchema } from '../../domain/identifiers.ts';
import type { Holder } from '../../domain/people/holder.ts';
import { expectedPerson, holderOf } from '../../domain/people/person.ts';
import { findByEmail, getPerson, linkEmail, putPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';

export interface Newcomer {
  email: string;
  familyName: string;
  givenName: string;
}

/**
 * The person that an address stands for. If nobody has come with it yet, a person is reserved; the first person to
 * log in with it verified becomes that person. A known person keeps the names that they gave themselves.
 */
export const expectPerson = async (
  { table, newId }: Pick<CommandContext, 'table' | 'newId'>,
  newcomer: Newcomer,
): Promise<Outcome<{ personId: PersonId; email: string; holder: Holder }>> => {
  const email = normaliseEmail(newcomer.email);
  const known = await findByEmail(table, email);
  const person = known && (await getPerson(table, known));
  if (person !== undefined) {
    return {
      value: { personId: person.personId, email, holder: { ...holderOf(person), email } },
      writes: [],
    };
  }
  const personId = personIdSchema.parse(newId());
  const expected = expectedPerson(personId, { ...newcomer, email }, FIRST_HASH);
  return {
    value: { personId, email, holder: holderOf(expected) },
    writes: [putPerson(table, expected, undefined), linkEmail(table, email, personId)],
  };
};
