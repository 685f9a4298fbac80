import { defineConfig } from 'vitest/config';
import { ENGINES, titleOf } from './local/choose-engine.ts';
import { folder, SHARED } from './vitest.config.ts';

/** What no engine can be asked here is said in a line; where a change is accepted nothing may be left out. */
const missing = ENGINES.flatMap((engine) => {
  const reason = engine.whyNot();
  return reason === undefined ? [] : [`Not tested on ${engine.name}: ${reason}`];
});
for (const line of missing) process.stderr.write(`${line}\n`);
if (missing.length > 0 && process.env.CI === 'true') throw new Error(missing.join('\n'));

/** A machine may be slow without being wrong: a test takes a minute or two, and only one that hangs meets this. */
const SAFETY_NET = { testTimeout: 900_000, hookTimeout: 300_000 };

/**
 * The repositories, races and figures in units on every engine of the local table: what one gets wrong, another shows.
 * The usual engine, which comes first, plays all that is random in full (`test/support/counts.ts`).
 */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: ENGINES.filter((engine) => engine.whyNot() === undefined).map((engine, rank) => ({
      test: {
        ...folder('integration'),
        include: ['test/{integration,attacks}/**/*.test.ts'],
        ...SHARED,
        ...SAFETY_NET,
        name: `integration on ${titleOf(engine)}`,
        env: { TABLE_ENGINE: engine.name, COUNTS: rank === 0 ? 'long' : 'second' },
        globalSetup: ['test/support/table-engine-setup.ts'],
      },
    })),
  },
});
