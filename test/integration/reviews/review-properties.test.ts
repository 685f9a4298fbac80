import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Table } from '../../../shared/table/table.ts';
import { count } from '../../support/counts.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { CALM, underFaults } from '../../support/faults/skies.ts';
import { createTestTable } from '../../support/local-table.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import { playReviews, reviewYears } from '../../support/reviews/review-play.ts';

const faultSeed = useFaultSeed();
const RUNS = count({ short: 100, long: 200, second: 0 });
/** The same on DynamoDB itself, to check the conditions of the table in memory. */
const RUNS_ON_DYNAMODB = 3;

const playMany = async (table: () => Table, numRuns: number, seed?: number): Promise<Set<string>> => {
  const outcomes = new Set<string>();
  let played = 0;
  await fc.assert(
    fc.asyncProperty(reviewYears, async (turns) => {
      const sky = seed === undefined ? CALM : underFaults(seed + played);
      for (const outcome of await playReviews(table(), turns, sky)) outcomes.add(outcome);
      played += 1;
    }),
    { numRuns, endOnFailure: seed !== undefined },
  );
  return outcomes;
};

it.runIf(RUNS > 0)(
  'whatever is reviewed, in any order and with any repetition, an administrator stays and past decisions never change',
  async () => {
    const outcomes = await playMany(createMemoryTable, RUNS);
    // The sequences went where it matters.
    const met = ['opened', 'reminded', 'ended', 'lapsed', 'interrupted', 'decide done', 'finish done'];
    const refused = ['own-card', 'already-reviewed', 'stale-version', 'review-closed'];
    expect([...outcomes]).toEqual(
      expect.arrayContaining([...met, ...refused.map((code) => `decide ${code}`), 'sign review-incomplete']),
    );
    // One command or another is refused so in one play of fifteen; decisions of a review alone in one of forty.
    expect([...outcomes].filter((outcome) => outcome.endsWith(' last-administrator'))).not.toEqual([]);
  },
);

it('and the same holds on DynamoDB', async () => {
  const table = await createTestTable();
  expect((await playMany(() => table, RUNS_ON_DYNAMODB)).size).toBeGreaterThan(0);
});

it('and so it is under faults', async () => {
  const table = await createTestTable();
  expect((await playMany(() => table, RUNS_ON_DYNAMODB, faultSeed)).size).toBeGreaterThan(0);
});
