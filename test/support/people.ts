import { ulid } from 'ulid';
import {
  type PersonId,
  type Siren,
  type Siret,
  sirenSchema,
  siretSchema,
} from '../../shared/domain/identifiers.ts';
import { dateSchema, type Instant, toInstant } from '../../shared/domain/instants.ts';
import { batchPut } from '../../shared/table/batch-put.ts';
import { commit } from '../../shared/table/commit.ts';
import { establishmentItem } from '../../shared/table/establishments.ts';
import { organisationItem } from '../../shared/table/organisations.ts';
import type { Table } from '../../shared/table/table.ts';
import { appointAdministrator } from '../../shared/use-cases/appoint-administrator.ts';
import { registerPerson } from '../../shared/use-cases/register-person.ts';
import { sirenNumber, siretNumber } from './luhn.ts';

/** An account at the identity provider, and the person of the register that it leads to. */
export interface Account {
  personId: PersonId;
  email: string;
  claims: Record<string, string>;
}

const ISSUER = 'https://identity.example';
const LONG_AGO = toInstant('2026-01-01T00:00:00Z');

const claimsOf = (name: string, email: string) => ({
  iss: ISSUER,
  sub: name,
  email,
  email_verified: 'true',
  given_name: name,
  family_name: 'Essai',
});

/** Somebody who has logged in; a second account may come with the e-mail of a first one. */
export const registerAccount = async (
  table: Table,
  name: string,
  email = `${name}@mairie.example`,
): Promise<Account> => {
  const { writes, value: personId } = await registerPerson(
    { table, now: LONG_AGO, newId: () => ulid(), requestId: 'set-up' },
    { issuer: ISSUER, subject: name, email, emailVerified: true, familyName: 'Essai', givenName: name },
  );
  await commit(table, writes, ulid());
  return { personId, email, claims: claimsOf(name, email) };
};

export interface Body {
  siren: Siren;
  open: Siret;
  closed: Siret;
}

let rank = 1000;

/** A public body that no other test has, with an open establishment and one that is closed from a day on. */
export const createBody = async (table: Table, closedFrom = '2026-03-01'): Promise<Body> => {
  rank += 1;
  const siren = sirenSchema.parse(sirenNumber(rank));
  const siretAt = (place: number): Siret => siretSchema.parse(siretNumber(siren, place));
  const [open, closed] = [siretAt(1), siretAt(2)];
  const establishment = { siren, name: 'MAIRIE', headOffice: true, address: { lines: [] } };
  await batchPut(table, [
    organisationItem({ siren, name: 'COMMUNE', legalCategory: '7210' }),
    establishmentItem({ ...establishment, siret: open, closures: [] }),
    establishmentItem({
      ...establishment,
      siret: closed,
      closures: [{ from: dateSchema.parse(closedFrom) }],
    }),
  ]);
  return { siren, open, closed };
};

/** Makes somebody an administrator, as the opening of an organisation does. */
export const appoint = async (
  table: Table,
  { siren }: Pick<Body, 'siren'>,
  { email }: Pick<Account, 'email'>,
  now: Instant = LONG_AGO,
): Promise<void> => {
  const { writes } = await appointAdministrator(
    { table, now, newId: () => ulid(), actor: { type: 'machine', id: 'set-up' }, requestId: 'set-up' },
    siren,
    { email, familyName: 'Essai', givenName: 'Essai' },
  );
  await commit(table, writes, ulid());
};
