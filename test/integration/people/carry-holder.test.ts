import { beforeAll, expect, it } from 'vitest';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import { sirenSchema } from '../../../shared/domain/identifiers.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { listCardsOfPerson, putCard } from '../../../shared/table/access/access-cards.ts';
import { getPerson } from '../../../shared/table/people/people.ts';
import type { Table } from '../../../shared/table/table.ts';
import { cardOf } from '../../support/access/cards.ts';
import { newAccount } from '../../support/access/members.ts';
import { sirenNumber } from '../../support/directory/luhn.ts';
import { createTestTable } from '../../support/local-table.ts';
import type { Account } from '../../support/people/people.ts';
import { openRegister, type Register } from '../../support/register.ts';
import { storeWrites } from '../../support/store-writes.ts';

/** More than one transaction can hold. */
const CARDS = 105;

let table: Table;
let register: Register;
let person: Account;

/** Cards of one person in organisations of which nothing else is known. */
const issue = (from: number, to: number): Promise<void> => {
  const { personId } = person;
  const issued = Array.from({ length: to - from }, (_, index) =>
    cardOf({ personId, siren: sirenSchema.parse(sirenNumber(from + index + 1)) }),
  );
  return storeWrites(
    table,
    issued.map((card) => putCard(table, card, undefined)),
  );
};

beforeAll(async () => {
  table = await createTestTable();
  register = openRegister(table, systemClock);
  person = await newAccount(table);
  await issue(0, 60);
  await issue(60, CARDS);
});

const cards = (): Promise<AccessCard[]> => listCardsOfPerson(table, person.personId);
const versionNow = async (): Promise<number> => (await getPerson(table, person.personId))?.version ?? 0;

it('copies a correction to as many cards as fit its transaction, and the next one reaches the others', async () => {
  const corrected = await register(person, 'correctMe', { body: { familyName: 'Nouveau' } });
  expect(corrected.status).toBe(200);
  const version = await versionNow();
  const carried = (await cards()).filter(({ holder }) => holder.version === version);
  expect(carried).toHaveLength(90);
  for (const { holder } of carried) expect(holder.familyName).toBe('Nouveau');

  expect((await register(person, 'confirmProfile')).status).toBe(201);
  const all = await cards();
  expect(all).toHaveLength(CARDS);
  for (const { holder } of all) {
    expect(holder.familyName).toBe('Nouveau');
    expect(holder.version).toBeGreaterThanOrEqual(version);
  }
});
