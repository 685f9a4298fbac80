import { beforeAll, describe, expect, it } from 'vitest';
import { type Siret, siretSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant, instantOf, systemClock } from '../../../shared/domain/instants.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import type { Table } from '../../../shared/table/table.ts';
import { hire, type Member, type Office, openOffice } from '../../support/access/members.ts';
import { openDecisions, question } from '../../support/decisions/decisions.ts';
import { siretNumber } from '../../support/directory/luhn.ts';
import { leavingUnprocessed } from '../../support/faults/scripted.ts';
import { createTestTable } from '../../support/local-table.ts';
import { watchCalls } from '../../support/watch-calls.ts';

const BEGINS = systemClock();
const PLACES = 250;
let now = Date.parse(BEGINS);
const clock = (): Instant => instantOf(now);
/** Half an hour passes before each command, so that the card has past periods. */
const later = (): void => {
  now += 1_800_000;
};

let table: Table;
let office: Office;
let member: Member;
let places: Siret[];

/** The common case: one person, one establishment, few services, and some history. */
beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table, clock);
  const { siren, open } = office.organisation;
  member = await hire(office, [{ services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' }]);
  for (const code of ['PASRAU', 'DPAE', 'AER', 'PEPS']) {
    later();
    const { body } = await office.register(office.administrator, 'giveGrant', {
      params: { ...member.params },
      body: { services: { [code]: 'consult' }, establishments: [open] },
    });
    later();
    await office.register(office.administrator, 'endGrant', {
      params: { ...member.params, grantId: body.id },
    });
  }
  for (const operation of ['suspendMember', 'reactivateMember']) {
    later();
    await office.register(office.administrator, operation, { params: { ...member.params } });
  }
  later();
  places = Array.from({ length: PLACES }, (_, place) => siretSchema.parse(siretNumber(siren, 100 + place)));
  const establishment = { siren, name: 'ECOLE', headOffice: false, address: { lines: [] }, closures: [] };
  await batchPut(
    table,
    places.map((siret) => establishmentItem({ ...establishment, siret })),
  );
});

const NOBODY = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const WHEN = {
  now: () => undefined,
  'a minute ago': () => instantOf(now - 60_000),
  'before the invitation': () => addDays(BEGINS, -1),
};

describe('one evaluation', () => {
  it.each([
    { right: 'consult', service: 'DSN', when: 'now', decision: true, units: 1 },
    { right: 'declare', service: 'DSIJ', when: 'now', decision: true, units: 1 },
    { right: 'sign', service: 'DSN', when: 'now', decision: true, units: 2 },
    { right: 'consult', service: 'AER', when: 'now', decision: false, units: 1 },
    { right: 'sign', service: 'DSIJ', when: 'now', decision: false, units: 2 },
    { right: 'declare', service: 'DSN', when: 'a minute ago', decision: true, units: 1 },
    { right: 'sign', service: 'DSN', when: 'a minute ago', decision: true, units: 2 },
    { right: 'consult', service: 'DSN', when: 'before the invitation', decision: false, units: 1 },
    { right: 'sign', service: 'DSN', when: 'before the invitation', decision: false, units: 2 },
  ] as const)('to $right $service $when ($decision) is one BatchGetItem of $units units', async (asked) => {
    const watched = watchCalls(table);
    const ask = openDecisions(watched.table, () => instantOf(now));
    const time = WHEN[asked.when]();
    const { body } = await ask(
      question(member.personId, asked.right, office.organisation.open, asked.service, time),
    );
    expect(body.decision).toBe(asked.decision);
    expect(watched.calls).toEqual([{ operation: 'BatchGetItem', units: asked.units, size: 2 }]);
  });

  it('about an unknown person is one BatchGetItem too', async () => {
    const watched = watchCalls(table);
    const { body } = await openDecisions(
      watched.table,
      clock,
    )(question(NOBODY, 'sign', office.organisation.open, 'DSN'));
    expect(body).toMatchObject({ decision: false, context: { reason: 'not-a-member' } });
    expect(watched.calls).toMatchObject([{ operation: 'BatchGetItem', size: 2 }]);
  });
});

/** The member's card and so many establishments that there are this many items. */
const batchOf = (items: number) => ({
  evaluations: places.slice(0, items - 1).map((siret) => question(member.personId, 'consult', siret, 'DSN')),
});
const decisionsOf = (body: { evaluations: { decision: boolean }[] }): boolean[] =>
  body.evaluations.map(({ decision }) => decision);

describe('a batch of evaluations', () => {
  it.each([
    [2, 1],
    [99, 1],
    [100, 1],
    [101, 2],
    [200, 2],
    [250, 3],
  ])('about %i items reads each once, in %i calls', async (items, calls) => {
    const watched = watchCalls(table);
    const { body } = await openDecisions(watched.table, clock)(batchOf(items));
    expect(decisionsOf(body)).toEqual(Array(items - 1).fill(true));
    expect(watched.calls).toHaveLength(calls);
    expect(watched.calls.reduce((sum, { size }) => sum + size, 0)).toBe(items);
    expect(watched.calls.reduce((sum, { units }) => sum + units, 0)).toBe(items / 2);
  });

  it('reads the same item once, and all consistently if one question is about signing', async () => {
    const watched = watchCalls(table);
    const { open } = office.organisation;
    const evaluations = ['consult', 'declare', 'sign'].flatMap((name) =>
      ['DSN', 'DSIJ', 'AER'].map((service) => question(member.personId, name, open, service)),
    );
    const { body } = await openDecisions(watched.table, clock)({ evaluations });
    expect(decisionsOf(body)).toEqual([true, true, false, true, true, false, true, false, false]);
    expect(watched.calls).toEqual([{ operation: 'BatchGetItem', units: 2, size: 2 }]);
  });

  it('reads again what DynamoDB leaves unprocessed, and answers the same', async () => {
    const asked = batchOf(250);
    const { body } = await openDecisions(table, () => BEGINS)(asked);
    const busy = openDecisions(leavingUnprocessed(table, 4), () => BEGINS);
    expect((await busy(asked)).body).toEqual(body);
  });

  it.each([1, 4])('of %i that is left unprocessed for good is 503, never a wrong answer', async (count) => {
    const busy = openDecisions(leavingUnprocessed(table, Number.POSITIVE_INFINITY), clock);
    expect(await busy(batchOf(count + 1))).toMatchObject({
      status: 503,
      headers: { 'retry-after': expect.stringMatching(/^[1-9]/) },
      body: { code: 'unavailable' },
    });
  });
});
