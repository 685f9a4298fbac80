import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DomainError } from '../../shared/domain/errors.ts';
import { isPassing } from '../../shared/table/is-passing.ts';
import type { Table } from '../../shared/table/table.ts';
import { openScene, type Scene } from '../support/administrator-changes/scene.ts';
import { watchedTable } from '../support/administrator-changes/watched-table.ts';
import { inLanes, times } from '../support/at-once.ts';
import { count } from '../support/counts.ts';
import { useFaultSeed } from '../support/faults/fault-seed.ts';
import { anyOf, type Luck, luckOf } from '../support/faults/luck.ts';
import { CALM, type Sky, skies } from '../support/faults/skies.ts';
import { createTestTable } from '../support/local-table.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import type { Around } from '../support/stored-records.ts';

const seed = useFaultSeed();
const ROUNDS = count({ short: 40, long: 200, second: 0 });
const ROUNDS_ON_DYNAMODB = count({ short: 4, long: 24 });
const LANES = 20;
/** A client has fifty sockets: with more lanes than these, acts would wait for one, and not for each other. */
const LANES_ON_DYNAMODB = 4;
const AT_ONCE = 20;

const ADMINISTRATORS = ['ana', 'bob', 'cleo'];
const CANDIDATES = ['x', 'y', 'z'];
const AGENTS = ['agent-1', 'agent-2', 'agent-3'];

type Ids = Parameters<Scene['approve']>[1][];

/** One thing that somebody does, at random, to a request or to a colleague. */
const anyAct = (scene: Scene, ids: Ids, luck: Luck): (() => Promise<unknown>) => {
  const pick = <T>(among: readonly T[]): T => anyOf(luck, among);
  const [id, who, whom] = [pick(ids), pick([...ADMINISTRATORS, ...CANDIDATES]), pick(ADMINISTRATORS)];
  const administrator = pick(ADMINISTRATORS);
  const agent = pick(AGENTS);
  const candidate = pick(CANDIDATES);
  const change = luck.pick<'end' | 'suspend' | 'demote' | 'promote'>(['end', 'suspend', 'demote', 'promote']);
  const decision = luck.happens(0.7) ? 'approve' : 'refuse';
  const approve = () => scene.approve(administrator, id);
  const acts = [
    ...[approve, approve, approve],
    () => scene.approve(who, id),
    () => scene.refuse(who, id),
    () => scene.object(who, id),
    () => scene.withdraw(who, id),
    () => scene.changeCard(administrator, whom, change),
    () => scene.changeCard(whom, whom, 'end'),
    ...[() => scene.settle(id), () => scene.settle(id), () => scene.settle(id)],
    () => scene.orderKey(candidate, id),
    () => scene.enterKey(candidate, id, scene.keyOf(id)),
    () => scene.dealTo(agent, id),
    () => scene.answer(agent, id, decision),
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

/** The n-th body, in which all act at once, again and again. */
const round = async (table: Table, calm: Table, settled: () => Promise<void>, n: number): Promise<void> => {
  const luck = luckOf(seed, 'race', n);
  const scene = await openScene(calm, ADMINISTRATORS);
  const ids: Ids = [];
  for (const name of CANDIDATES) {
    const outgoing = luck.happens(0.5) ? { outgoing: anyOf(luck, ADMINISTRATORS) } : {};
    ids.push((await scene.ask(name, { ...outgoing, effectInDays: luck.happens(0.5) ? 0 : 5 })).id);
  }
  for (const agent of AGENTS) await scene.person(agent);
  scene.through(table);
  for (const days of [0, 1, 6, 12]) {
    scene.passDays(days);
    await times(AT_ONCE, () => attempt(anyAct(scene, ids, luck)));
    await settled();
    expect((await scene.roster()).seats.size, 'administrators').toBeGreaterThan(0);
  }
};

/** Each operation takes its own time, so that acts cross in every way. */
const withDelays: Around = async (operation) => {
  for (let turns = Math.floor(Math.random() * 6); turns > 0; turns -= 1) await nextTurn();
  return operation();
};

test.runIf(ROUNDS > 0)(
  'nobody takes a body over, or is appointed without authority, by being quick',
  async () => {
    const { table, seen } = watchedTable(createMemoryTable(), withDelays);
    await inLanes(ROUNDS, LANES, (n) => round(table, table, async () => {}, n));
    // Enough is done for the rules to be tried.
    expect(seen.acts).toBeGreaterThan(ROUNDS * 5);
    expect(seen.effects).toBeGreaterThan(ROUNDS / 20);
  },
);

const playOn = async (sky: Sky = CALM): Promise<void> => {
  const calm = await createTestTable();
  const ways = Array.from({ length: LANES_ON_DYNAMODB }, (_, lane) => sky.through(calm, lane));
  await inLanes(ROUNDS_ON_DYNAMODB, LANES_ON_DYNAMODB, async (n, lane) => {
    const { [lane]: faulty = sky.through(calm) } = ways;
    await round(faulty, calm, faulty.settled, n);
  });
};

test.each(skies(seed))('no body loses its last administrator, %s', async (_, sky) => playOn(sky));
