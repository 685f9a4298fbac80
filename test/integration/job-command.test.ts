import { execFile } from 'node:child_process';
import { ulid } from 'ulid';
import { expect, inject, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../local/free-port.ts';
import { announce } from '../../local/running-systems.ts';
import { FIRST_HASH } from '../../shared/domain/events.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { addDays, systemClock } from '../../shared/domain/instants.ts';
import { confirm, expectedPerson } from '../../shared/domain/person.ts';
import { commit } from '../../shared/table/commit.ts';
import { putPerson } from '../../shared/table/people.ts';
import { createTestTable } from '../support/local-table.ts';

const JOBS = 'flag-stale-profiles, expire-invitations, expire-access, review-access';

const run = (...args: string[]) =>
  new Promise<{ exitCode: number; stdout: string; stderr: string }>((done) => {
    const env = { PATH: process.env.PATH };
    const child = execFile(
      process.execPath,
      ['commands/run-job.ts', ...args],
      { env },
      (_error, stdout, stderr) => done({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });

test('a job is run by hand on the system of this machine, prints its report, and finds nothing the second time', async () => {
  const table = await createTestTable();
  const details = { email: 'odile@mairie.example', familyName: 'Bernard', givenName: 'Odile' };
  for (const days of [366, 340, 100]) {
    const expected = expectedPerson(personIdSchema.parse(ulid()), details, FIRST_HASH);
    const person = confirm(expected, addDays(systemClock(), -days));
    await commit(table, [putPerson(table, person, undefined)], ulid());
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
])('%j is refused in one sentence', async (args, sentence) => {
  const { exitCode, stdout, stderr } = await run(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
});
