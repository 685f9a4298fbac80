import { isKnownBy } from '../../domain/access/invitation.ts';
import { FIRST_HASH } from '../../domain/events.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { type Names, NO_NAMES } from '../../domain/names.ts';
import { normaliseEmail } from '../../domain/people/address.ts';
import { expectedPerson } from '../../domain/people/person.ts';
import { newPersonId } from '../../domain/people/person-id.ts';
import { getCard } from '../../table/access/access-cards.ts';
import {
  checkEmail,
  checkPersonExists,
  findByEmail,
  findByEmailIn,
  linkEmail,
  linkEmailIn,
  putPerson,
} from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';

export interface Newcomer extends Names {
  email: string;
}

type Context = Pick<CommandContext, 'table' | 'newId'>;
type Expected = Outcome<{ personId: PersonId; email: string }>;

const found = ({ table }: Context, email: string, personId: PersonId, siren?: Siren): Expected => ({
  value: { personId, email },
  writes: [checkPersonExists(table, personId), checkEmail(table, email, personId, siren)],
});

/** A person without a name: what an organisation types belongs to its own card. */
const reserved = ({ table }: Context, email: string, personId: PersonId, siren?: Siren): Expected => ({
  value: { personId, email },
  writes: [
    putPerson(table, expectedPerson(personId, { ...NO_NAMES, email }, FIRST_HASH), undefined),
    siren === undefined ? linkEmail(table, email, personId) : linkEmailIn(table, siren, email, personId),
  ],
});

/**
 * The person that an address stands for. If nobody has come with it yet, a person is reserved: the first one to log in
 * with the address verified becomes that person.
 */
export const expectPerson = async (context: Context, typed: string): Promise<Expected> => {
  const email = normaliseEmail(typed);
  const first = await findByEmail(context.table, email);
  return first === undefined
    ? reserved(context, email, newPersonId(context.newId()))
    : found(context, email, first);
};

/**
 * The person whom an organisation invites under an address. If it knows whoever was first seen with the address by another one,
 * somebody of its own is reserved for this one: it does not learn that both are one person's.
 *
 * Whatever the address, it takes the same reads and as many writes, so that not even the time tells what the register
 * knows. Ids carry no time of birth for the same reason.
 * @param chosen the id to reserve, where it was chosen before
 */
export const expectInvitee = async (
  context: Context,
  siren: Siren,
  { email: typed, personId: chosen }: { email: string; personId?: PersonId },
): Promise<Expected> => {
  const { table } = context;
  const email = normaliseEmail(typed);
  const [first, own] = await Promise.all([findByEmail(table, email), findByEmailIn(table, siren, email)]);
  const fresh = chosen ?? newPersonId(context.newId());
  const card = await getCard(table, siren, own ?? first ?? fresh);
  if (own !== undefined) return found(context, email, own, siren);
  if (first === undefined) return reserved(context, email, fresh);
  return card === undefined || isKnownBy(card, email)
    ? found(context, email, first)
    : reserved(context, email, fresh, siren);
};
