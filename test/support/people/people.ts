import { ulid } from 'ulid';
import { appoint } from '../../../shared/domain/access/membership.ts';
import { EMPTY_ROSTER } from '../../../shared/domain/access/roster.ts';
import {
  type PersonId,
  type Siren,
  type Siret,
  sirenSchema,
  siretSchema,
} from '../../../shared/domain/identifiers.ts';
import { type CalendarDate, dateSchema, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { isName } from '../../../shared/domain/names.ts';
import { type Party, verifiedEmailSchema } from '../../../shared/domain/people/party.ts';
import { holderOf, type Person } from '../../../shared/domain/people/person.ts';
import type { AgentRules } from '../../../shared/http/agents.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import { organisationItem } from '../../../shared/table/directory/organisations.ts';
import type { Table } from '../../../shared/table/table.ts';
import { appointAdministrator } from '../../../shared/use-cases/access/appoint-administrator.ts';
import { recordCardChanges } from '../../../shared/use-cases/access/record-card-change.ts';
import { registerPerson } from '../../../shared/use-cases/people/register-person.ts';
import { sirenNumber, siretNumber } from '../directory/luhn.ts';
import { actionOf, storeWrites } from '../store-writes.ts';

/** An account at the identity provider, and the person in the register to whom it belongs. */
export interface Account extends Party {
  claims: Record<string, string>;
}

const ISSUER = 'https://identity.example';
export const AGENTS: AgentRules = { issuer: ISSUER, secondFactor: { claim: 'amr', values: ['otp'] } };
/** What makes a token an agent's. */
export const AGENT_CLAIMS = { groups: '[support]', amr: '[pwd otp]' };
const SET_UP = { type: 'machine', id: 'set-up' } as const;
const LONG_AGO = toInstant('2026-01-01T00:00:00Z');

/** What an account is called. One that is no name in the register's sense is called like all others of its kind. */
const calledBy = (name: string) => ({ familyName: 'Essai', givenName: isName(name) ? name : 'Essai' });

/** The names of an account's login: whoever is invited by them accepts under them. */
export const namesOf = ({ claims }: Pick<Account, 'claims'>) => ({
  familyName: claims.family_name ?? '',
  givenName: claims.given_name ?? '',
});

const claimsOf = (name: string, email: string) => ({
  iss: ISSUER,
  sub: name,
  email,
  email_verified: 'true',
  given_name: calledBy(name).givenName,
  family_name: calledBy(name).familyName,
});

const storeLogin = async (table: Table, name: string, email: string): Promise<PersonId> => {
  const { writes, value: personId } = await registerPerson(
    { table, now: LONG_AGO, newId: () => ulid(), requestId: 'set-up' },
    { issuer: ISSUER, subject: name, email, emailVerified: true, ...calledBy(name) },
  );
  await storeWrites(table, writes);
  return personId;
};

/** A person whose login tells no address. No account of such a one is a party to anything. */
export const registerWithoutAddress = (table: Table, name: string): Promise<PersonId> =>
  storeLogin(table, name, '');

/** A person who has logged in. A second account may have the e-mail of a first one. */
export const registerAccount = async (
  table: Table,
  name: string,
  email = `${name}@mairie.example`,
): Promise<Account> => {
  const personId = await storeLogin(table, name, email);
  return { personId, email: verifiedEmailSchema.parse(email), claims: claimsOf(name, email) };
};

export interface TestOrganisation {
  siren: Siren;
  open: Siret;
  closed: Siret;
}

let rank = 1000;

const organisationItems = (
  closedFrom: string,
): { organisation: TestOrganisation; items: Record<string, unknown>[] } => {
  rank += 1;
  const siren = sirenSchema.parse(sirenNumber(rank));
  const siretAt = (place: number): Siret => siretSchema.parse(siretNumber(siren, place));
  const [open, closed] = [siretAt(1), siretAt(2)];
  const establishment = { siren, name: 'MAIRIE', headOffice: true, address: { lines: [] } };
  const items = [
    organisationItem({ siren, name: 'COMMUNE', legalCategory: '7210' }),
    establishmentItem({ ...establishment, siret: open, closures: [] }),
    establishmentItem({
      ...establishment,
      siret: closed,
      closures: [{ from: dateSchema.parse(closedFrom) }],
    }),
  ];
  return { organisation: { siren, open, closed }, items };
};

/** A public organisation that no other test has, with an open establishment and one that is closed from a day on. */
export const createOrganisation = async (
  table: Table,
  closedFrom = '2026-03-01',
): Promise<TestOrganisation> => {
  const { organisation, items } = organisationItems(closedFrom);
  await batchPut(table, items);
  return organisation;
};

/** Sirene says that the legal unit ceased on that day; its establishments are as they were. */
export const closeOrganisation = (
  table: Table,
  { siren }: TestOrganisation,
  closedOn: CalendarDate,
): Promise<void> =>
  batchPut(table, [organisationItem({ siren, name: 'COMMUNE', legalCategory: '7210', closedOn })]);

/** The items that `appoint` would store for these founders, without its reads and its transaction. */
const founderItems = (table: Table, { siren }: TestOrganisation, founders: readonly Person[]) => {
  const context = { table, now: LONG_AGO, newId: () => ulid(), actor: SET_UP, requestId: 'set-up' };
  const changes = founders.flatMap((person) => {
    const { personId } = person;
    return appoint(undefined, { siren, personId, holder: holderOf(person) }, LONG_AGO) ?? [];
  });
  const writes = recordCardChanges(context, siren, changes, EMPTY_ROSTER);
  return writes.flatMap((write) => actionOf(write).Put?.Item ?? []);
};

/**
 * Several organisations at once, each with its founders as administrators. It takes one write, for tests that need
 * thousands.
 */
export const foundOrganisations = async (
  table: Table,
  closedFrom: string,
  founders: readonly (readonly Person[])[],
): Promise<TestOrganisation[]> => {
  const organisations = founders.map((people) => ({ people, ...organisationItems(closedFrom) }));
  await batchPut(
    table,
    organisations.flatMap(({ organisation, items, people }) => [
      ...items,
      ...founderItems(table, organisation, people),
    ]),
  );
  return organisations.map(({ organisation }) => organisation);
};

/** Makes a person administrator, as the opening of an organisation does. */
export const makeAdministrator = async (
  table: Table,
  { siren }: Pick<TestOrganisation, 'siren'>,
  { email }: { email: string },
  now: Instant = LONG_AGO,
): Promise<void> => {
  const { writes } = await appointAdministrator(
    { table, now, newId: () => ulid(), actor: SET_UP, requestId: 'set-up' },
    siren,
    { email, familyName: 'Essai', givenName: 'Essai' },
  );
  await storeWrites(table, writes);
};
