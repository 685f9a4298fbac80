import { beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { RIGHTS } from '../../../shared/domain/rights.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { getCard, listCards } from '../../../shared/table/access/access-cards.ts';
import { listAccessParts, putAccessPart } from '../../../shared/table/bulk-changes/parts.ts';
import type { Table } from '../../../shared/table/table.ts';
import { evaluateAccess } from '../../../shared/use-cases/decisions/evaluate-access.ts';
import { Killed } from '../../support/administrator-changes/virtual-step-functions.ts';
import { type BulkOffice, openBulkOffice } from '../../support/bulk-changes/bulk-office.ts';
import { count } from '../../support/counts.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { type FaultyTable, throughFaults } from '../../support/faults/fault-client.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { CALM } from '../../support/faults/skies.ts';
import { createTestTable } from '../../support/local-table.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import { storeWrites } from '../../support/store-writes.ts';

const ROUNDS_UNDER_FAULTS = count({ short: 2, long: 4 });
/** Every place is tried on the table in memory in the long run. A real table takes seconds for each. */
const ONE_OF_IN_MEMORY = count({ short: 3, long: 1 });
const ONE_OF = count({ short: 15, long: 5 });
const seed = useFaultSeed();

beforeAll(() => logger.setLogLevel('SILENT'));

/** Kills what runs around operation number `at`. When `at` is 0 it kills nothing. */
const killer = (at: number, when: 'before' | 'after') => {
  const counted = { operations: 0, isArmed: false };
  const around = async <T>(operation: () => Promise<T>): Promise<T> => {
    if (!counted.isArmed) return operation();
    counted.operations += 1;
    const isHit = counted.operations === at;
    if (isHit && when === 'before') throw new Killed();
    const answer = await operation();
    if (isHit) throw new Killed();
    return answer;
  };
  return { counted, around };
};

const linesFor = ({ members: [first, second], newcomer, open }: BulkOffice) => [
  { action: 'remove', email: first.email, siret: open, service: 'DSN' },
  { action: 'add', email: first.email, service: 'PASRAU', right: 'sign' },
  { action: 'remove', email: second.email },
  {
    action: 'add',
    email: newcomer.email,
    familyName: 'Roux',
    givenName: 'Nadia',
    service: 'DSN',
    right: 'sign',
  },
];

/** What each of them may do at the open establishment. */
const decisions = async (table: Table, { members, newcomer, open, clock }: BulkOffice) => {
  const questions = [...members, newcomer].flatMap(({ personId }) =>
    ['DSN', 'DSIJ', 'PASRAU'].flatMap((service) =>
      RIGHTS.map((right) => ({ personId, right, service, siret: open, instant: clock() })),
    ),
  );
  return (await evaluateAccess(table, questions)).map(({ decision }) => decision);
};

/** One effect: each card has moved on by one version, with one event, and its chain is whole. */
const expectOneEffect = async (
  table: Table,
  world: BulkOffice,
  before: ReadonlyMap<string, number>,
  moves: number,
) => {
  for (const { personId } of [...world.members, world.newcomer]) {
    const card = await getCard(table, world.siren, personId);
    const own = (await evidenceOf(table, world.siren, personId)).filter(({ stream }) =>
      stream.startsWith('card/'),
    );
    expect(card?.version).toBe((before.get(personId) ?? 0) + moves);
    expect(own).toHaveLength(card?.version ?? 0);
    expect(firstBrokenLink(own)).toBeUndefined();
  }
};

const versionsOf = async (table: Table, { siren }: BulkOffice): Promise<Map<string, number>> =>
  new Map((await listCards(table, siren)).map(({ personId, version }) => [personId as string, version]));

const play = async (table: Table, at = 0, when: 'before' | 'after' = 'before') => {
  const { counted, around } = killer(at, when);
  const world = await openBulkOffice(table, around);
  const before = await versionsOf(table, world);
  const atFirst = await decisions(table, world);
  counted.isArmed = true;
  const checked = await world.check(...linesFor(world));
  const done = await world.run(checked);
  counted.isArmed = false;
  const { applied, refused } = done.progress ?? {};
  // Each world has its own establishment.
  const { firstUncovered: _, ...summary } = { firstUncovered: [], ...checked.summary };
  await expectOneEffect(table, world, before, 1);
  const applying = await decisions(table, world);
  counted.isArmed = true;
  const undone = await world.undo(done);
  counted.isArmed = false;
  await expectOneEffect(table, world, before, 2);
  expect(await listAccessParts(table, done.id, 'undo')).toHaveLength(3);
  return {
    operations: counted.operations,
    outcome: {
      ...{ summary, states: [done.state.status, undone.state.status], applied, refused },
      ...{ applying, isGivenBack: JSON.stringify(await decisions(table, world)) === JSON.stringify(atFirst) },
    },
  };
};

describe('a bulk change that fails for a reason that nobody foresaw', () => {
  it('ends in a state that people see, at each of its steps, and can be begun again', async () => {
    const table = createMemoryTable();
    const trouble = { isComing: false };
    const world = await openBulkOffice(table, async (operation) => {
      if (!trouble.isComing) return operation();
      trouble.isComing = false;
      throw new TypeError('nobody foresaw this');
    });
    const inTrouble = <T>(work: () => Promise<T>): Promise<T> => {
      trouble.isComing = true;
      return work();
    };
    const lines = linesFor(world);
    const unread = await inTrouble(() => world.check(...lines));
    expect(unread.state).toMatchObject({ status: 'unreadable', why: { code: 'unforeseen' } });
    const checked = await world.check(...lines);
    const half = await inTrouble(() => world.run(checked));
    expect(half.state).toMatchObject({ status: 'interrupted', work: 'run' });
    const done = await world.run(half);
    expect(done.state.status).toBe('done');
    const halfBack = await inTrouble(() => world.undo(done));
    expect(halfBack.state).toMatchObject({ status: 'interrupted', work: 'undo' });
    expect((await world.undo(halfBack)).state.status).toBe('undone');
  });
});

describe('a bulk change, its run and its undoing', () => {
  it('end the same, with one effect, whichever operation the machine dies before or after', async () => {
    const table = createMemoryTable();
    const { operations, outcome } = await play(table);
    expect(outcome).toMatchObject({
      states: ['done', 'undone'],
      applied: 4,
      refused: 0,
      isGivenBack: true,
      summary: { added: 2, ended: 2, faulty: 0, invited: 1, leaving: 1 },
    });
    expect(operations).toBeGreaterThan(40);
    for (let at = 1; at <= operations; at += ONE_OF_IN_MEMORY) {
      for (const when of ['before', 'after'] as const) {
        const interrupted = await play(table, at, when);
        expect([at, when, interrupted.outcome]).toEqual([at, when, outcome]);
      }
    }
  });

  it('undo everybody, even when a call of the run comes late with its own position', async () => {
    const table = createMemoryTable();
    const world = await openBulkOffice(table);
    const done = await world.run(await world.check(...linesFor(world)));
    const { id } = await world.askToUndo(done);
    expect((await world.settle(id, 100)).state.status).toBe('undone');
    expect(await listAccessParts(table, id, 'undo')).toHaveLength(3);
  });

  it('apply nothing of an all-or-nothing change once a person was refused, even when the machine died right then', async () => {
    const table = createMemoryTable();
    const world = await openBulkOffice(table);
    const before = await versionsOf(table, world);
    const checked = await world.check(...linesFor(world));
    const [{ personId }] = world.members;
    const part = { outcome: 'refused', personId, at: world.clock(), code: 'card-changed' } as const;
    await storeWrites(table, [putAccessPart(table, checked.id, 'run', part)]);
    expect((await world.run(checked)).state.status).toBe('stopped');
    expect(await versionsOf(table, world)).toEqual(before);
  });

  it('do so on DynamoDB too', async () => {
    const table = await createTestTable();
    const { operations, outcome } = await play(table);
    for (let at = 3; at <= operations; at += ONE_OF) {
      const interrupted = await play(table, at, 'after');
      expect([at, interrupted.outcome]).toEqual([at, outcome]);
    }
  });

  const runTwice = async (table: Table, faulty: FaultyTable = CALM.through(table)) => {
    const world = await openBulkOffice(table, undefined, faulty);
    const versions = await versionsOf(table, world);
    const checked = await world.check(...linesFor(world));
    const done = await world.run(checked, 'valid-lines', 2);
    await faulty.settled();
    expect(done.progress).toMatchObject({ applied: 4, refused: 0 });
    await expectOneEffect(table, world, versions, 1);
    return { world, versions, done };
  };

  it('have one effect when two machines are at work at once, each from the beginning', async () => {
    for (const table of [createMemoryTable(), await createTestTable()]) await runTwice(table);
  });

  it('do so under faults, and so does the undoing', async () => {
    const table = await createTestTable();
    const faulty = throughFaults(table, { seed });
    for (let round = 0; round < ROUNDS_UNDER_FAULTS; round += 1) {
      const { world, versions, done } = await runTwice(table, faulty);
      expect((await world.undo(done)).state.status).toBe('undone');
      await faulty.settled();
      await expectOneEffect(table, world, versions, 2);
    }
  });
});
