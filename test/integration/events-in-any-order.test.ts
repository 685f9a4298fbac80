import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { endAccess } from '../../shared/domain/access/membership.ts';
import { addDays, toInstant } from '../../shared/domain/instants.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { listOrphanRisks } from '../../shared/table/people/orphan-risks.ts';
import { getCalendar } from '../../shared/table/reviews/reviews.ts';
import { recordCardChange } from '../../shared/use-cases/access/record-card-change.ts';
import { openJobWorld } from '../support/job-world.ts';
import { createTestTable } from '../support/local-table.ts';
import { createOrganisation, makeAdministrator, registerAccount } from '../support/people/people.ts';
import { storeWrites } from '../support/store-writes.ts';

const ORDERS = 12;
/** Accounts are registered on 1 January 2026, are stale a year later, and long stale two months after that. */
const LONG_STALE = addDays(toInstant('2027-01-01T00:00:00Z'), 61);
const SUPPORT = 'help@portal.example';

/** A person administers an organisation alone and has been stale for long. Another one came, and has left again. */
const play = async (reorder: (records: DynamoDBRecord[]) => DynamoDBRecord[]) => {
  const stored = await createTestTable();
  const world = openJobWorld(stored, LONG_STALE);
  const marie = await registerAccount(stored, 'marie');
  const organisation = await createOrganisation(stored);
  await makeAdministrator(world.table, organisation, marie, world.clock());
  await world.run('flag-stale-profiles');
  await world.run('flag-stale-profiles');
  const paul = await registerAccount(stored, 'paul');
  await makeAdministrator(world.table, organisation, paul, world.clock());
  const card = await getCard(stored, organisation.siren, paul.personId);
  if (card === undefined) throw new Error('no card');
  const actor = { type: 'person', id: marie.personId } as const;
  const context = { table: world.table, now: world.clock(), newId: () => ulid(), requestId: 'test', actor };
  const { writes } = await recordCardChange(context, endAccess(card, context.now), 'register');
  await storeWrites(world.table, writes);
  await world.deliverReordered(reorder);
  const { items } = await listOrphanRisks(stored, { limit: 50, after: undefined });
  return {
    isAtRisk: items.map(({ siren }) => siren).includes(organisation.siren),
    reviewOpens: (await getCalendar(stored, organisation.siren))?.opensAt,
    marie: world.mailsTo(marie.email).sort(),
    paul: world.mailsTo(paul.email).sort(),
    support: world.mailsTo(SUPPORT),
  };
};

it('comes to the same result, and notifies nobody twice, in any order of events and with any repetition', async () => {
  const usual = await play((records) => records);
  expect(usual).toMatchObject({
    isAtRisk: true,
    support: ['Un organisme risque d’être sans administrateur'],
  });
  expect(usual.paul.length).toBeGreaterThan(0);
  const keys = fc.array(fc.nat(), { minLength: 64, maxLength: 64, size: 'max' });
  await fc.assert(
    fc.asyncProperty(keys, async (ranks) => {
      const reorder = (records: DynamoDBRecord[]) =>
        [...records, ...records]
          .map((record, place) => ({ record, rank: ranks[place % ranks.length] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ record }) => record);
      expect(await play(reorder)).toEqual(usual);
    }),
    { numRuns: ORDERS },
  );
});
