import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Definition, renderDefinition } from '../../../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../../shared/domain/administrator-changes/terms.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { expectOneOutcome } from '../../support/administrator-changes/outcome.ts';
import { createPlayer, schedule } from '../../support/administrator-changes/schedules.ts';
import type { VirtualExecution } from '../../support/administrator-changes/virtual-execution.ts';
import { castFor, createAdministratorChangeWorld } from '../../support/administrator-changes/world.ts';
import { createMemoryTable } from '../../support/memory-table.ts';

/**
 * An execution goes on by the definition with which it began, for weeks: the former one is that of release 0.1, as Step
 * Functions still runs it, while the Lambdas that it calls are today's.
 */
const former = JSON.parse(
  readFileSync('test/data/former-shape/administrator-change-workflow.json', 'utf8'),
) as Definition;
const today = renderDefinition(ADMINISTRATOR_CHANGE_TERMS);

const RUNS = 150;
const MOST_STEPS = 40;

beforeAll(() => {
  logger.setLogLevel('SILENT');
});

/** What is left of an execution from which another one took over: its waits end or time out, and its calls find nothing to do. */
const runOut = async (execution: VirtualExecution, serve: (call: unknown) => Promise<unknown>) => {
  for (let step = 0; step < MOST_STEPS && !['Succeed', 'Fail'].includes(execution.type()); step += 1) {
    if (execution.type() === 'Wait') {
      execution.succeed();
      continue;
    }
    if (execution.isWaitForToken()) {
      execution.fail('States.Timeout');
      continue;
    }
    const context = { token: 'nobody’s', enteredAt: '2026-12-01T00:00:00.000Z', retryCount: 0 };
    execution.succeed((await serve(execution.call(context))) as Record<string, unknown>);
  }
  return execution.name();
};

it('brings an execution of release 0.1 to one outcome by today’s rules, and what is left of it changes nothing', async () => {
  const table = createMemoryTable();
  const cast = await castFor(table);
  const outcomes = new Set<string>();
  let takenOver = 0;
  await fc.assert(
    fc.asyncProperty(schedule, async ({ plot, turns }) => {
      const world = await createAdministratorChangeWorld(
        table,
        former,
        cast,
        plot,
        undefined,
        undefined,
        today,
      );
      const player = createPlayer(world);
      for (const turn of turns) await player.play(turn);
      await player.finish();
      outcomes.add(await expectOneOutcome(table, world, cast, plot));
      const { version } = await world.stored();
      const left = world.steps.replaced();
      if (left === undefined) return;
      takenOver += 1;
      expect(['Done', 'Refused', 'Expired', 'Cancelled']).toContain(await runOut(left, world.serve));
      expect((await world.stored()).version).toBe(version);
    }),
    { numRuns: RUNS },
  );
  expect([...outcomes].sort()).toEqual(['approved', 'cancelled', 'expired', 'refused']);
  expect(takenOver).toBeGreaterThan(RUNS / 2);
});
