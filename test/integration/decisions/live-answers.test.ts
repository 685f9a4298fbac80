import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../../../shared/domain/instants.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { inLanes, times } from '../../support/at-once.ts';
import { count } from '../../support/counts.ts';
import { clockOf, commandsOf, openLiveWorld } from '../../support/decisions/live-office.ts';
import { askAgain, askLive, type LiveAnswer, openPoint } from '../../support/decisions/live-questions.ts';
import { throughFaults } from '../../support/faults/fault-client.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { anyOf, luckOf } from '../../support/faults/luck.ts';
import { only } from '../../support/faults/rates.ts';
import { createTestTable } from '../../support/local-table.ts';

const seed = useFaultSeed();
/** `LIVE_ANSWERS=<n>` asks for more or fewer than usual. */
const ANSWERS = Number(process.env.LIVE_ANSWERS ?? count({ short: 1_000, long: 10_000, second: 1_000 }));
/** Each with people, a table and a seed of its own. */
const BATCH = 1_000;
const BATCHES = Array.from({ length: Math.ceil(ANSWERS / BATCH) }, (_, rank) => ({
  seed: seed + rank * BATCH,
  answers: Math.min(BATCH, ANSWERS - rank * BATCH),
}));
const WRITERS = 6;
/** An answer mostly waits. */
const READERS = 40;
const AT_ONCE = 10;
/** The clocks of two servers are as far apart as they may be. */
const CLOCKS = [clockOf(-100), clockOf(100)] as const;
/** Commits that are slow, late, repeated, or in each other's way, and batches that are no snapshot. */
const RATES = only({
  meeting: 1,
  conflict: 0.03,
  'in progress': 0.02,
  'late commit': 0.05,
  'slow commit': 0.3,
  'repeated send': 0.1,
  'torn read': 0.4,
  'stale read': 0.5,
  'late index': 0.5,
});

const play = async ({ seed, answers: wanted }: (typeof BATCHES)[number]): Promise<LiveAnswer[]> => {
  const table = await createTestTable();
  const world = await openLiveWorld(table);
  const answers: LiveAnswer[] = [];
  const isDone = (): boolean => answers.length >= wanted;
  const sky = (rank: number) => throughFaults(table, { seed: seed + rank, rates: RATES });

  const write = async (rank: number): Promise<void> => {
    const faulty = sky(rank);
    const luck = luckOf(seed, 'write', rank);
    const commands = commandsOf(world, { faulty, clock: luck.pick(CLOCKS), luck });
    while (!isDone()) await anyOf(luck, commands)();
    await faulty.settled();
  };
  const read = async (rank: number): Promise<void> => {
    const luck = luckOf(seed, 'read', rank);
    const point = openPoint(sky(WRITERS + rank), luck.pick(CLOCKS));
    while (!isDone()) {
      const answer = await askLive(point, world, luck);
      if (answer !== undefined) answers.push(answer);
      await wait(luck.between(0, 20));
    }
  };
  await Promise.all([times(WRITERS, write), times(READERS, read)]);

  const later = openPoint(table, systemClock);
  const contradicted: unknown[] = [];
  await inLanes(answers.length, AT_ONCE, async (index) => {
    const { [index]: answer } = answers;
    if (answer === undefined) return;
    const said = await askAgain(later, answer);
    if (said !== answer.said) contradicted.push({ ...answer, later: said });
  });
  expect(contradicted).toEqual([]);
  return answers;
};

it.each(BATCHES)(
  'no live answer is contradicted by asking again about its own instant, whatever was being written (seed $seed)',
  async (batch) => {
    logger.setLogLevel('SILENT');
    const answers = await play(batch);
    expect(answers.length).toBeGreaterThanOrEqual(batch.answers);
    expect(new Set(answers.map(({ said }) => said)).size).toBeGreaterThan(20);
  },
);
