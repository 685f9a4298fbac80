import { FIRST_HASH } from '../../domain/events.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import { type Names, NO_NAMES } from '../../domain/names.ts';
import { normaliseEmail } from '../../domain/people/address.ts';
import { expectedPerson } from '../../domain/people/person.ts';
import { newPersonId } from '../../domain/people/person-id.ts';
import {
  checkEmail,
  checkPersonExists,
  findByEmail,
  linkEmail,
  putPerson,
} from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';

export interface Newcomer extends Names {
  email: string;
}

/**
 * The person that an address stands for. If nobody has come with it yet, a person is reserved, without a name: what an
 * organisation types belongs to its own card. The first person to log in with the address verified becomes that
 * person.
 *
 * A known address and an unknown one take the same reads and as many writes, so that not even the time tells which of
 * the two it is. Ids carry no time of birth for the same reason.
 * @param personId the id to reserve, where it was chosen before
 */
export const expectPerson = async (
  { table, newId }: Pick<CommandContext, 'table' | 'newId'>,
  { email: typed, personId: chosen }: { email: string; personId?: PersonId },
): Promise<Outcome<{ personId: PersonId; email: string }>> => {
  const email = normaliseEmail(typed);
  const known = await findByEmail(table, email);
  if (known !== undefined) {
    const writes = [checkPersonExists(table, known), checkEmail(table, email, known)];
    return { value: { personId: known, email }, writes };
  }
  const personId = chosen ?? newPersonId(newId());
  const expected = expectedPerson(personId, { ...NO_NAMES, email }, FIRST_HASH);
  return {
    value: { personId, email },
    writes: [putPerson(table, expected, undefined), linkEmail(table, email, personId)],
  };
};
