import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createTable } from '../../../local/create-table.ts';
import { findFreePort } from '../../../local/free-port.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, openLocalClient } from '../../../local/open-local-table.ts';
import { announce } from '../../../local/running-systems.ts';
import {
  establishment,
  establishmentsCsv,
  temporaryFile,
  unit,
  unitsCsv,
} from '../../support/directory/stock-files.ts';
import { createTestTable } from '../../support/local-table.ts';

const run = (...args: string[]) =>
  new Promise<{ exitCode: number; stdout: string; stderr: string }>((done) => {
    const env = {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_DYNAMODB: inject('dynamoDbEndpoint'),
      AWS_REGION: LOCAL_REGION,
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    };
    const child = execFile(
      process.execPath,
      ['commands/import.ts', ...args],
      { env },
      (_error, stdout, stderr) => done({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });

const files = (...establishments: Parameters<typeof establishmentsCsv>) => [
  ...['--units', temporaryFile('units.csv', unitsCsv(unit()))],
  ...['--establishments', temporaryFile('places.csv', establishmentsCsv(...establishments))],
];

test('imports into a named table and ends with the refused rows and the counts', async () => {
  const { name } = await createTestTable();
  const args = ['--table', name, ...files(establishment(), 'one,two')];
  expect(await run(...args)).toEqual({
    exitCode: 0,
    stdout:
      `refused: ${args.at(-1)}, line 3: malformed CSV (2 fields instead of 23)\n` +
      'units: 1 read (1 kept, 0 left out, 0 refused), 1 written, 0 unchanged\n' +
      'establishments: 2 read (1 kept, 0 left out, 1 refused), 1 written, 0 unchanged\n',
    stderr: '',
  });
  expect((await run(...args)).stdout).toContain(
    'units: 1 read (1 kept, 0 left out, 0 refused), 0 written, 1 unchanged',
  );
});

test('imports into a table of prod only when that is meant', async () => {
  const name = `Trousseau-Prod-${randomUUID()}`;
  await createTable(openLocalClient(inject('dynamoDbEndpoint')), name, { withStream: false });
  const args = ['--table', name, ...files(establishment())];
  expect(await run(...args)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `${name} is the table of prod: add --yes-prod if that is what you mean.\n`,
  });
  expect(await run(...args, '--yes-prod')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('1 written'),
  });
});

test('imports into the system that runs on this machine', async () => {
  const { name } = await createTestTable();
  const port = await findFreePort();
  const system = { port, pid: process.pid, dynamodb: inject('dynamoDbEndpoint'), table: name };
  onTestFinished(announce({ ...system, origin: '', data: '', clientSecret: '' }));
  const { exitCode, stdout } = await run('--port', String(port), ...files(establishment()));
  expect(exitCode).toBe(0);
  expect(stdout).toContain('1 written');
});

test.each<[string, () => string[], string]>([
  ['no file is named', () => [], 'Both files are needed: --units FILE --establishments FILE (see --help).\n'],
  ['an option is unknown', () => ['--unit', 'x'], "Unknown option '--unit' (see --help).\n"],
  [
    'no system runs on the port',
    () => ['--port', '9', ...files()],
    'Nothing runs on port 9: start it with npm start, or name a deployed table with --table',
  ],
  [
    'the port is no number',
    () => ['--port', '../x', ...files()],
    '--port takes a number from 1 to 65535, not "../x".\n',
  ],
  [
    'there is no such table',
    () => ['--table', 'nowhere', ...files(establishment())],
    'There is no such table there.\n',
  ],
  [
    'a file is not there',
    () => ['--table', 'any', '--units', '/no/such', '--establishments', '/no/such'],
    'There is no file /no/such.\n',
  ],
])('says so in one sentence when %s', async (_case, args, sentence) => {
  const { exitCode, stdout, stderr } = await run(...args());
  expect({ exitCode, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({
    exitCode: 1,
    stdout: '',
    lines: 1,
  });
  expect(stderr).toContain(sentence);
});

test('prints how it is used', async () => {
  const { exitCode, stdout } = await run('--help');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('npm run import -- --units FILE --establishments FILE');
});
