import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A machine may be slow without being wrong: a test takes a minute at most, and only one that hangs meets this. */
const SAFETY_NET = { testTimeout: 900_000, hookTimeout: 300_000 };

export const folder = (name: string) => ({
  name,
  include: [`test/${name}/**/*.test.{ts,tsx}`],
  setupFiles: ['test/support/fast-check-seed.ts'],
  ...SAFETY_NET,
});

/** One more than there are cores, since whoever meets others, or a system that works by itself, mostly waits. */
export const MAX_WORKERS = availableParallelism() + 1;

/** The files of a worker load the SDK and the register once: a file that replaces something puts it back. */
export const SHARED = { isolate: false };

/** Records what the Lambdas ask of AWS, for `npm run test:iam`. */
const RECORDED = { setupFiles: ['test/support/fast-check-seed.ts', 'test/support/record-calls-setup.ts'] };

export default defineConfig({
  test: {
    maxWorkers: MAX_WORKERS,
    projects: [
      { test: { ...folder('unit'), ...SHARED } },
      {
        test: {
          ...folder('integration'),
          include: ['test/{integration,attacks}/**/*.test.ts'],
          ...SHARED,
          ...RECORDED,
          globalSetup: ['test/support/table-engine-setup.ts', 'test/support/forget-calls-setup.ts'],
        },
      },
      // Each file has its own process: handlers read their environment at import, and each system has another one.
      {
        test: {
          ...folder('journeys'),
          ...RECORDED,
          globalSetup: [
            'test/support/table-engine-setup.ts',
            'test/support/workflow-definition-setup.ts',
            'test/support/forget-calls-setup.ts',
          ],
        },
      },
      // One browser and one running system for all files, one after the other; the machine is theirs by then.
      {
        test: {
          ...folder('portal'),
          ...SHARED,
          maxWorkers: 1,
          globalSetup: ['test/portal/support/browser-setup.ts', 'test/portal/support/system-setup.ts'],
          sequence: { groupOrder: 2 },
        },
      },
      // These tests read templates and change nothing. One worker, apart, synthesises every environment once for all
      // files.
      { test: { ...folder('infra'), ...SHARED, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
