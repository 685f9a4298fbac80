import { defineConfig } from 'vitest/config';

const folder = (name: string) => ({
  name,
  include: [`test/${name}/**/*.test.ts`],
  setupFiles: ['test/support/fast-check-seed.ts'],
});

/** Starting the system, or a thousand sequences against DynamoDB Local, outlasts the 5 s that vitest allows by far. */
const SLOW = { testTimeout: 300_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // DynamoDB Local works in a process of its own: a worker for each core, which vitest leaves one short.
    maxWorkers: '100%',
    projects: [
      { test: folder('unit') },
      { test: { ...folder('integration'), ...SLOW, globalSetup: 'test/support/dynamodb-local-setup.ts' } },
      {
        test: {
          ...folder('journeys'),
          ...SLOW,
          // What the Lambdas ask of AWS is recorded for `npm run test:iam`.
          setupFiles: ['test/support/fast-check-seed.ts', 'test/support/record-calls-setup.ts'],
          globalSetup: [
            'test/support/dynamodb-local-setup.ts',
            'test/support/workflow-definition-setup.ts',
            'test/support/forget-calls-setup.ts',
          ],
        },
      },
      // Reads templates and changes nothing: the files of a worker share what was synthesised.
      { test: { ...folder('infra'), ...SLOW, isolate: false } },
    ],
  },
});
