import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DomainError } from '../../shared/domain/errors.ts';
import { isPassing } from '../../shared/table/is-passing.ts';
import type { Table } from '../../shared/table/table.ts';
import { openScene, type Scene } from '../support/administrator-changes/scene.ts';
import { watchedTable } from '../support/administrator-changes/watched-table.ts';
import { useFaultSeed } from '../support/faults/fault-seed.ts';
import { CALM, type Sky, skies } from '../support/faults/skies.ts';
import { createTestTable } from '../support/local-table.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import type { Around } from '../support/stored-records.ts';

/** The long suite plays them all on each engine, a quick one fewer: a round on a real local table takes seconds. */
const IS_LONG = process.env.TABLE_ENGINE !== undefined;
const ROUNDS = IS_LONG ? 200 : 20;
const ROUNDS_ON_DYNAMODB = IS_LONG ? 200 : 3;
const AT_ONCE = 20;

const ADMINISTRATORS = ['ana', 'bob', 'cleo'];
const CANDIDATES = ['x', 'y', 'z'];
const AGENTS = ['agent-1', 'agent-2', 'agent-3'];

const pick = <T>(among: readonly T[]): T => among[Math.floor(Math.random() * among.length)] as T;
const toss = (chance: number): boolean => Math.random() < chance;

type Ids = Parameters<Scene['approve']>[1][];

/** One thing that somebody does, at random, to a request or to a colleague. */
const anyAct = (scene: Scene, ids: Ids): (() => Promise<unknown>) => {
  const [id, who, whom] = [pick(ids), pick([...ADMINISTRATORS, ...CANDIDATES]), pick(ADMINISTRATORS)];
  const agent = pick(AGENTS);
  const candidate = pick(CANDIDATES);
  const approve = () => scene.approve(pick(ADMINISTRATORS), id);
  const acts = [
    ...[approve, approve, approve],
    () => scene.approve(who, id),
    () => scene.refuse(who, id),
    () => scene.object(who, id),
    () => scene.withdraw(who, id),
    () =>
      scene.changeCard(pick(ADMINISTRATORS), whom, pick(['end', 'suspend', 'demote', 'promote'] as const)),
    () => scene.changeCard(whom, whom, 'end'),
    ...[() => scene.settle(id), () => scene.settle(id), () => scene.settle(id)],
    () => scene.orderKey(candidate, id),
    () => scene.enterKey(candidate, id, scene.keyOf(id)),
    () => scene.dealTo(agent, id),
    () => scene.answer(agent, id, toss(0.7) ? 'approve' : 'refuse'),
    () => scene.stop(agent, id),
    () => scene.cancel(candidate, id),
  ];
  return pick(acts);
};

/** Refused, too late or not now: as if it had not been tried. */
const attempt = async (act: () => Promise<unknown>): Promise<void> => {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DomainError) && !isPassing(error)) throw error;
  }
};

const round = async (table: Table, calm: Table, settled: () => Promise<void>): Promise<void> => {
  const scene = await openScene(calm, ADMINISTRATORS);
  const ids: Ids = [];
  for (const name of CANDIDATES) {
    const outgoing = toss(0.5) ? { outgoing: pick(ADMINISTRATORS) } : {};
    ids.push((await scene.ask(name, { ...outgoing, effectInDays: toss(0.5) ? 0 : 5 })).id);
  }
  for (const agent of AGENTS) await scene.person(agent);
  scene.through(table);
  for (const days of [0, 1, 6, 12]) {
    scene.passDays(days);
    await Promise.all(Array.from({ length: AT_ONCE }, () => attempt(anyAct(scene, ids))));
    await settled();
    expect((await scene.roster()).seats.size, 'administrators').toBeGreaterThan(0);
  }
};

/** Each operation takes its own time, so that acts cross in every way. */
const withDelays: Around = async (operation) => {
  for (let turns = Math.floor(Math.random() * 6); turns > 0; turns -= 1) await nextTurn();
  return operation();
};

test('nobody takes a body over, or is appointed without authority, by being quick', async () => {
  const { table, seen } = watchedTable(createMemoryTable(), withDelays);
  for (let played = 0; played < ROUNDS; played += 1) await round(table, table, async () => {});
  // Enough is done for the rules to be tried.
  expect(seen.acts).toBeGreaterThan(ROUNDS * 5);
  expect(seen.effects).toBeGreaterThan(ROUNDS / 20);
});

const playOn = async (sky: Sky = CALM): Promise<void> => {
  const calm = await createTestTable();
  const faulty = sky.through(calm);
  for (let played = 0; played < ROUNDS_ON_DYNAMODB; played += 1) await round(faulty, calm, faulty.settled);
};

test.each(skies(useFaultSeed()))('no body loses its last administrator, %s', async (_, sky) => playOn(sky));
