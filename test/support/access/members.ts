import { ulid } from 'ulid';
import type { PersonId, Siren } from '../../../shared/domain/identifiers.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import type { Table } from '../../../shared/table/table.ts';
import {
  type Account,
  createOrganisation,
  makeAdministrator,
  namesOf,
  registerAccount,
  type TestOrganisation,
} from '../people/people.ts';
import { type Answered, openRegister, type Register } from '../register.ts';

/** An organisation of its own, its administrator, and the register as they reach it. */
export interface Office {
  table: Table;
  register: Register;
  organisation: TestOrganisation;
  administrator: Account;
}

/** A person new to the register, with an address that nobody else has. */
export const newAccount = (table: Table): Promise<Account> => registerAccount(table, ulid().toLowerCase());

export const openOffice = async (table: Table, clock = systemClock): Promise<Office> => {
  const [organisation, administrator] = [await createOrganisation(table), await newAccount(table)];
  await makeAdministrator(table, organisation, administrator);
  return { table, organisation, administrator, register: openRegister(table, clock) };
};

/** @throws for an answer that refuses */
export const done = (answered: Answered): Answered => {
  if (answered.status >= 400) throw new Error(`refused: ${JSON.stringify(answered.body)}`);
  return answered;
};

/** Invites the account. Returns the invitation's id. */
export const inviteAccount = async (
  { table, register, organisation, administrator }: Office,
  account: Account,
  grants: unknown[] = [],
): Promise<string> => {
  const { personId, email } = account;
  const names = namesOf(account);
  const params = { siren: organisation.siren };
  done(await register(administrator, 'inviteMember', { params, body: { email, ...names, grants } }));
  return (await getCard(table, organisation.siren, personId))?.invitation?.id ?? '';
};

export interface Member extends Account {
  /** The parameters of the member's path. */
  params: { siren: Siren; personId: PersonId };
}

/** Makes an account a declarant, by an accepted invitation. Without an account, it creates one. */
export const hire = async (office: Office, grants: unknown[] = [], account?: Account): Promise<Member> => {
  const hired = account ?? (await newAccount(office.table));
  const id = await inviteAccount(office, hired, grants);
  done(await office.register(hired, 'acceptInvitation', { params: { id } }));
  return { ...hired, params: { siren: office.organisation.siren, personId: hired.personId } };
};
