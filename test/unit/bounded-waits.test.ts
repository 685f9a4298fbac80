import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { isPassing } from '../../shared/table/is-passing.ts';
import { documentsOf } from '../../shared/table/table.ts';

test('a call of AWS that nobody answers fails after its tries, as a passing error', async () => {
  let calls = 0;
  const server = createServer(() => {
    calls += 1;
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const documents = documentsOf(
    new DynamoDBClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      ...boundedWaits({ requestTimeout: 50, maxAttempts: 2 }),
    }),
  );
  const failure = await documents
    .get({ TableName: 'none', Key: { PK: 'a', SK: 'b' } })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'TimeoutError' });
  expect(isPassing(failure)).toBe(true);
  expect(calls).toBe(2);
});

test('every AWS client of a Lambda has these bounds', () => {
  const sources = ['shared', 'functions'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const made = sources.flatMap((source) => source.match(/new \w+Client\((?!boundedWaits).{0,40}/gs) ?? []);
  expect(made).toEqual([]);
});
