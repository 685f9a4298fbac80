import { execFile } from 'node:child_process';
import { ulid } from 'ulid';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startAwsStandIns } from '../../local/aws-stand-ins.ts';
import { findFreePort } from '../../local/free-port.ts';
import { announce } from '../../local/running-systems.ts';
import { FIRST_HASH } from '../../shared/domain/events.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { addDays, systemClock } from '../../shared/domain/instants.ts';
import { confirm, expectedPerson } from '../../shared/domain/people/person.ts';
import { putPerson } from '../../shared/table/people/people.ts';
import { INSEE_KEY, startInsee } from '../support/directory/insee-server.ts';
import { createTestTable } from '../support/local-table.ts';
import { storeWrites } from '../support/store-writes.ts';

const JOBS =
  'flag-stale-profiles, expire-invitations, expire-access, sync-sirene, review-access, anchor-heads, watch-contests, send-digests';

const runIn = (environment: Record<string, string>, ...args: string[]) =>
  new Promise<{ exitCode: number; stdout: string; stderr: string }>((done) => {
    const env = { PATH: process.env.PATH, ...environment };
    const child = execFile(
      process.execPath,
      ['commands/run-job.ts', ...args],
      { env },
      (_error, stdout, stderr) => done({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });

const run = (...args: string[]) => runIn({}, ...args);

test("a job is run by hand on this machine's system, prints its report, and finds nothing the second time", async () => {
  const table = await createTestTable();
  const details = { email: 'odile@mairie.example', familyName: 'Bernard', givenName: 'Odile' };
  for (const days of [366, 340, 100]) {
    const expected = expectedPerson(personIdSchema.parse(ulid()), details, FIRST_HASH);
    const person = confirm(expected, addDays(systemClock(), -days));
    await storeWrites(table, [putPerson(table, person, undefined)]);
  }
  const port = await findFreePort();
  const system = { port, pid: process.pid, dynamodb: inject('dynamoDbEndpoint'), table: table.name };
  onTestFinished(announce({ ...system, origin: '', data: '', clientSecret: '' }));
  const first = await run('flag-stale-profiles', '--port', String(port));
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).toMatch(/^flag-stale-profiles: (1 stale, 1 reminded|1 reminded, 1 stale)\n$/);
  expect(await run('flag-stale-profiles', '--port', String(port))).toEqual({
    exitCode: 0,
    stdout: 'flag-stale-profiles: nothing was due\n',
    stderr: '',
  });
});

test.each([
  [['expire-everything'], `There is no job "expire-everything": the jobs are ${JOBS}.\n`],
  [[], `Name one job: the jobs are ${JOBS}.\n`],
  [['expire-access', 'expire-invitations'], `Name one job: the jobs are ${JOBS}.\n`],
  [['expire-access', '--port', 'http'], '--port takes a number from 1 to 65535, not "http".\n'],
  [['expire-access', '--prot', '1'], 'Unknown option'],
  [
    ['expire-access', '--table', 'Trousseau-Prod-Data-Table1'],
    'Trousseau-Prod-Data-Table1 is the table of prod: add --yes-prod if that is what you mean.\n',
  ],
])('%j is refused in one sentence', async (args, sentence) => {
  const { exitCode, stdout, stderr } = await run(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('sync-sirene says what it lacks; with an address and a key from Secrets Manager it reads, and prints neither', async () => {
  const table = await createTestTable();
  const insee = await startInsee();
  const standIns = await startAwsStandIns({
    folder: '',
    secrets: new Map([['insee', `${INSEE_KEY}\n`]]),
    events: '',
  });
  onTestFinished(standIns.stop);
  const port = await findFreePort();
  const system = { port, pid: process.pid, dynamodb: inject('dynamoDbEndpoint'), table: table.name };
  onTestFinished(announce({ ...system, origin: '', data: '', clientSecret: '' }));
  const sync = (environment: Record<string, string>) =>
    runIn(environment, 'sync-sirene', '--port', String(port));
  const refused = (stderr: string) => ({ exitCode: 1, stdout: '', stderr });

  expect(await sync({})).toEqual(
    refused(
      'sync-sirene does not know where INSEE answers: set INSEE_API_URL, and INSEE_API_KEY_SECRET_NAME for its key (docs/operations.md).\n',
    ),
  );
  expect(await sync({ INSEE_API_URL: 'api.insee.fr/' })).toEqual(
    refused(
      'INSEE_API_URL is an address without a slash at its end, such as https://api.insee.fr/api-sirene/3.11.\n',
    ),
  );
  expect(await sync({ INSEE_API_URL: insee.url })).toEqual(refused("INSEE's API does not accept the key.\n"));
  expect(
    await sync({
      INSEE_API_URL: insee.url,
      INSEE_API_KEY_SECRET_NAME: 'insee',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: standIns.origin,
      AWS_REGION: 'eu-west-3',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    }),
  ).toEqual({ exitCode: 0, stdout: 'sync-sirene: nothing was due\n', stderr: '' });
  expect(insee.requests.map(({ headers }) => headers['x-insee-api-key-integration'])).toEqual([
    undefined,
    INSEE_KEY,
  ]);
});
