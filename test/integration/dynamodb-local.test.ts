import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { startDynamoDbLocal } from '../../local/dynamodb-local.ts';
import { openLocalClient } from '../../local/open-local-table.ts';

const startWithoutJava = (): Promise<string> =>
  new Promise((resolve) => {
    const script = "import('./local/dynamodb-local.ts').then((module) => module.startDynamoDbLocal())";
    execFile(process.execPath, ['-e', script], { env: { PATH: '/nowhere' } }, (_error, _stdout, stderr) =>
      resolve(stderr),
    );
  });

test('keeps its tables in a folder from one start to the next, and is gone once stopped', async () => {
  const dataPath = mkdtempSync(join(tmpdir(), 'trousseau-data-'));
  const first = await startDynamoDbLocal({ dataPath });
  expect(await createTable(openLocalClient(first.endpoint), 'kept')).toBe(true);
  await first.stop();
  await expect(fetch(first.endpoint)).rejects.toThrow();
  const second = await startDynamoDbLocal({ dataPath });
  expect(await createTable(openLocalClient(second.endpoint), 'kept')).toBe(false);
  await second.stop();
  rmSync(dataPath, { recursive: true });
});

test('says which Java to install where there is none', async () => {
  expect(await startWithoutJava()).toContain('DynamoDB Local needs Java 17 or later, and none was found');
});
