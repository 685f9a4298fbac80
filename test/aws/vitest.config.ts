import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const ROOT = join(import.meta.dirname, '..', '..');

/** The journeys of `npm test`, except those about the local system itself, its clock and its log. */
const JOURNEYS = [
  'town-hall',
  'administrator-change',
  'activation-letter',
  'mails',
  'authzen-certification',
  'mandates',
  'bulk-changes',
  'access-review',
  'received-events',
  'permission-matrix',
  'hostile-input',
];

export default defineConfig({
  // The same journeys, run against another system.
  resolve: {
    alias: [
      {
        find: /^(\.{1,2}\/)+(support\/)?system\.ts$/,
        replacement: join(import.meta.dirname, 'deployed-system.ts'),
      },
    ],
  },
  test: {
    root: ROOT,
    include: ['test/aws/**/*.test.ts', ...JOURNEYS.map((name) => `test/journeys/**/${name}.test.ts`)],
    globalSetup: 'test/aws/deployment-setup.ts',
    // One deployment for all files. Each begins with only the demonstration in its table.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
