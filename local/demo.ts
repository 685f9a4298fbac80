import { fileURLToPath } from 'node:url';
import { ulid } from 'ulid';
import { DomainError } from '../shared/domain/errors.ts';
import { type PersonId, type Siren, sirenSchema } from '../shared/domain/identifiers.ts';
import { addDays, instantOf, systemClock } from '../shared/domain/instants.ts';
import { importStock } from '../shared/sirene/import-stock.ts';
import { loadSectorRule } from '../shared/sirene/sector-rule.ts';

import { findByEmail } from '../shared/table/people/people.ts';
import { StaleRead } from '../shared/table/stale-read.ts';
import type { Table } from '../shared/table/table.ts';
import { acceptInvitation } from '../shared/use-cases/access/answer-invitation.ts';
import { appointAdministrator } from '../shared/use-cases/access/appoint-administrator.ts';
import { inviteMember } from '../shared/use-cases/access/invite-member.ts';
import { carryOut } from '../shared/use-cases/carry-out.ts';
import type { CommandContext, Outcome } from '../shared/use-cases/command.ts';
import { confirmProfile } from '../shared/use-cases/people/change-profile.ts';
import { type DemoPerson, findDemoPerson } from './demo-people.ts';

const extract = (name: string): string =>
  fileURLToPath(new URL(`../test/data/sirene/${name}`, import.meta.url));

const ADMINISTRATORS: readonly [login: string, siren: string][] = [
  ['marie.durand', '219200235'],
  ['sophie.martin', '219999018'],
  ['paul.lefevre', '219999018'],
  ['lea.petit', '219999026'],
];

/** For so long the demonstration's administrators have administered. */
const DEMO_DAYS = 60;

const person = (login: string): DemoPerson => {
  const found = findDemoPerson(login);
  if (found === undefined) throw new Error(`no demo person ${login}`);
  return found;
};

const contextOf = (table: Table, actorId: string, type: 'person' | 'machine'): CommandContext => ({
  table,
  now: instantOf(Date.now()),
  newId: () => ulid(),
  actor: { type, id: actorId },
  requestId: 'demo',
});

const store = <T>(table: Table, outcome: Outcome<T>): Promise<T> =>
  carryOut({ table, newId: () => ulid(), clock: systemClock }, () => outcome);

const personIdOf = async (table: Table, { email }: DemoPerson): Promise<PersonId> => {
  const personId = await findByEmail(table, email);
  if (personId === undefined) throw new Error('a demo person has no id yet');
  return personId;
};

const appoint = async (table: Table, login: string, siren: Siren): Promise<void> => {
  // They have administered for long, so that each of them may decide on the others' large changes.
  const context = { ...contextOf(table, 'demo', 'machine'), now: addDays(systemClock(), -DEMO_DAYS) };
  await store(table, await appointAdministrator(context, siren, person(login)));
  const personId = await personIdOf(table, person(login));
  await store(table, await confirmProfile(contextOf(table, personId, 'person'), personId));
};

/** Marie invites Karim and he accepts, as they would over HTTP. */
const inviteKarim = async (table: Table, siren: Siren): Promise<void> => {
  const marie = await personIdOf(table, person('marie.durand'));
  const { familyName, givenName, email } = person('karim.benali');
  const grants = [{ services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' }] as const;
  const card = await store(
    table,
    await inviteMember(contextOf(table, marie, 'person'), siren, { familyName, givenName, email, grants }),
  );
  const karim = contextOf(table, card.personId, 'person');
  const invitation = { siren, id: card.invitation?.id ?? '' };
  const invited = { personId: card.personId, email, emailVerified: true };
  await store(table, await acceptInvitation(karim, invitation, invited));
  await store(table, await confirmProfile(karim, card.personId));
};

/** Ignores what an earlier, interrupted start had already done. */
const unlessDone = (error: unknown): void => {
  const isDone = error instanceof DomainError && ['already-member', 'already-invited'].includes(error.code);
  if (!isDone) throw error;
};

const MOST_TRIES = 5;

/** On a machine with much else to do the table answers late. What was stored is not stored again. */
const whileLate = async (importAll: () => Promise<unknown>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await importAll();
      return;
    } catch (error) {
      if (!(error instanceof StaleRead) || tries === MOST_TRIES) throw error;
    }
  }
};

/**
 * Fills an empty table with the extracts of Sirene and the people of the demonstration, by the product's own import
 * and use cases. It was done if the last person exists. @returns whether there was anything to do
 */
export const createDemo = async (table: Table): Promise<boolean> => {
  if ((await findByEmail(table, person('lea.petit').email)) !== undefined) return false;
  await whileLate(() =>
    importStock(
      {
        unitsPath: extract('StockUniteLegale_extrait.csv'),
        establishmentsPath: extract('StockEtablissement_extrait.csv'),
      },
      {
        table,
        sector: loadSectorRule(),
        clock: systemClock,
        newId: () => ulid(),
        onProgress: () => {},
        onRefused: ({ path, line, reason }) => {
          throw new Error(`${path}:${line} ${reason}`);
        },
      },
    ),
  );
  const [first, ...others] = ADMINISTRATORS.map(
    ([login, siren]) => [login, sirenSchema.parse(siren)] as const,
  );
  if (first !== undefined) {
    await appoint(table, ...first);
    await inviteKarim(table, first[1]).catch(unlessDone);
  }
  for (const administrator of others) await appoint(table, ...administrator);
  return true;
};
