import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { ENGINES, titleOf } from './local/choose-engine.ts';
import { whyNoVeraPdf } from './test/verifiers/verapdf.ts';
import { folder, MAX_WORKERS, SHARED } from './vitest.config.ts';

const noVeraPdf = whyNoVeraPdf();

/** What nobody can be asked here is said in a line; where a change is accepted nothing may be left out. */
const missing = [
  ...ENGINES.flatMap((engine) => {
    const reason = engine.whyNot();
    return reason === undefined ? [] : [`Not tested on ${engine.name}: ${reason}`];
  }),
  ...(noVeraPdf === undefined ? [] : [`Not tested with veraPDF: ${noVeraPdf}.`]),
];
for (const line of missing) process.stderr.write(`${line}\n`);
if (missing.length > 0 && process.env.CI === 'true') throw new Error(missing.join('\n'));

const files = globSync('test/{integration,attacks}/**/*.test.ts');
const uses = (module: string) => (file: string) => readFileSync(file, 'utf8').includes(`/support/${module}`);
const isInMemory = (file: string): boolean => uses('memory-table.ts')(file) && !uses('local-table.ts')(file);

/**
 * The usual engine, which comes first, has just been asked everything by `npm test`: here it plays in full what was
 * cut short there (`test/support/counts.ts`). The second one is asked everything but what happens in memory alone.
 * vitest takes projects by name, so that the longest tests come first and none is left for the end.
 */
const USUAL = { what: 'full counts', COUNTS: 'long', include: files.filter(uses('counts.ts')) };
const SECOND = {
  ...{ what: 'integration', COUNTS: 'second' },
  include: files.filter((file) => !isInMemory(file)),
};

/** What others say of what we write. */
const VERIFIERS = { test: { ...folder('verifiers'), ...SHARED } };

/** Repositories, races and figures in units: what one engine gets wrong, another shows. And the word of outsiders. */
export default defineConfig({
  test: {
    maxWorkers: MAX_WORKERS,
    projects: [
      ...(noVeraPdf === undefined ? [VERIFIERS] : []),
      ...ENGINES.filter((engine) => engine.whyNot() === undefined).map((engine, rank) => {
        const { what, COUNTS, include } = rank === 0 ? USUAL : SECOND;
        return {
          test: {
            ...folder('integration'),
            ...SHARED,
            name: `${what} on ${titleOf(engine)}`,
            include,
            env: { TABLE_ENGINE: engine.name, COUNTS },
            globalSetup: ['test/support/table-engine-setup.ts'],
          },
        };
      }),
    ],
  },
});
