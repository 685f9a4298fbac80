import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { renderDefinition } from '../../../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../../shared/domain/administrator-changes/terms.ts';
import { logger } from '../../../shared/observability/logger.ts';
import type { Table } from '../../../shared/table/table.ts';
import { ATTEMPTS } from '../../support/administrator-changes/attempts.ts';
import { expectOneOutcome } from '../../support/administrator-changes/outcome.ts';
import { createPlayer, type Schedule, schedule } from '../../support/administrator-changes/schedules.ts';
import {
  type Cast,
  castFor,
  createAdministratorChangeWorld,
} from '../../support/administrator-changes/world.ts';
import { count } from '../../support/counts.ts';
import type { FaultOptions } from '../../support/faults/fault-client.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { createTestTable } from '../../support/local-table.ts';
import { createMemoryTable } from '../../support/memory-table.ts';

/** `FAST_CHECK_SEED=<seed>` plays a failed run again; `SCHEDULE_RUNS=<n>` plays more or fewer runs than usual. */
const RUNS = Number(process.env.SCHEDULE_RUNS ?? count({ short: 400, long: 1_000, second: 0 }));
/** A real local table takes up to a hundred times as long. These are enough to see that the table in memory is like it. */
const RUNS_ON_DYNAMODB = count({ short: 8, long: 24 });

const faultSeed = useFaultSeed();
const definition = renderDefinition(ADMINISTRATOR_CHANGE_TERMS);

beforeAll(() => {
  logger.setLogLevel('SILENT');
});

const play = async (
  table: Table,
  cast: Cast,
  { plot, turns }: Schedule,
  faults?: FaultOptions,
): Promise<[outcome: string, attempts: string[]]> => {
  const world = await createAdministratorChangeWorld(table, definition, cast, plot, undefined, faults);
  const player = createPlayer(world);
  for (const turn of turns) await player.play(turn);
  await player.finish();
  const outcome = await expectOneOutcome(table, world, cast, plot);
  const { version } = await world.stored();
  await player.repeatAll();
  await world.settled();
  expect((await world.stored()).version).toBe(version);
  return [outcome, player.done];
};

const playMany = async (table: Table, numRuns: number, seed?: number) => {
  const cast = await castFor(table);
  const outcomes = new Set<string>();
  const attempts = new Set<string>();
  let played = 0;
  await fc.assert(
    fc.asyncProperty(schedule, async (drawn) => {
      const faults = seed === undefined ? undefined : { seed: seed + played };
      const [outcome, done] = await play(table, cast, drawn, faults);
      outcomes.add(outcome);
      for (const attempt of done) attempts.add(attempt);
      played += 1;
    }),
    // Where faults depend on what comes when, a smaller counterexample is not to be had.
    { numRuns, endOnFailure: seed !== undefined },
  );
  return { played, outcomes: [...outcomes].sort(), attempts: [...attempts].sort() };
};

it.runIf(RUNS > 0)(
  'comes to one outcome, the same in table and workflow, however deliveries are lost, repeated and reordered',
  async () => {
    const { played, outcomes, attempts } = await playMany(createMemoryTable(), RUNS);
    expect(played).toBe(RUNS);
    // Every end was reached, and everything that people can do was done.
    expect(outcomes).toEqual(['approved', 'cancelled', 'expired', 'refused']);
    expect(attempts).toEqual(Object.keys(ATTEMPTS).sort());
  },
);

it('does so on DynamoDB too', async () => {
  const { played } = await playMany(await createTestTable(), RUNS_ON_DYNAMODB);
  expect(played).toBe(RUNS_ON_DYNAMODB);
});

it('does so under faults', async () => {
  const { played } = await playMany(await createTestTable(), RUNS_ON_DYNAMODB, faultSeed);
  expect(played).toBe(RUNS_ON_DYNAMODB);
});
