import { getCard } from '../../shared/table/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';
import type { Account, Body } from './people.ts';
import type { Answered, Register } from './register.ts';

/** Where members come to: a body, whoever administers it, and the register as they reach it. */
export interface Office {
  table: Table;
  register: Register;
  body: Body;
  administrator: Account;
}

const done = (answered: Answered): Answered => {
  if (answered.status >= 400) throw new Error(`refused: ${JSON.stringify(answered.body)}`);
  return answered;
};

/** Invites the account; gives the invitation's id. */
export const invite = async (
  { table, register, body, administrator }: Office,
  { personId, email }: Account,
  grants: unknown[] = [],
): Promise<string> => {
  const names = { familyName: 'Essai', givenName: 'Essai' };
  const params = { siren: body.siren };
  done(await register(administrator, 'inviteMember', { params, body: { email, ...names, grants } }));
  return (await getCard(table, body.siren, personId))?.invitation?.id ?? '';
};

/** Makes the account a declarant: invited, and accepted. Gives the parameters that name the member in a path. */
export const join = async (office: Office, account: Account, grants: unknown[] = []) => {
  const id = await invite(office, account, grants);
  done(await office.register(account, 'acceptInvitation', { params: { id } }));
  return { siren: office.body.siren, personId: account.personId };
};
