import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../local/free-port.ts';
import { logIn } from '../../local/oidc-client.ts';
import { clientOf } from '../support/http-client.ts';
import { endStarted, npmStart } from '../support/started-process.ts';

const data = mkdtempSync(join(tmpdir(), 'trousseau-start-'));
let port: string;

beforeAll(async () => {
  port = String(await findFreePort());
});
afterAll(async () => {
  await endStarted();
  rmSync(data, { recursive: true });
});

const origin = (): string => `http://127.0.0.1:${port}`;
const clientFor = async (email: string) => clientOf(origin(), await logIn(origin(), email));
const start = async (...options: string[]) => {
  const system = npmStart('--port', port, '--data', data, ...options);
  await system.ready();
  return system;
};
const shell = (line: string): string => execFileSync('bash', ['-c', line], { encoding: 'utf8' });
const systemPid = (): number => Number(readFileSync(join(data, 'lock'), 'utf8'));

const newcomer = { email: 'gardee@clamart.example', familyName: 'Gardée', givenName: 'Anne' };
const invitations = async (): Promise<unknown[]> =>
  (await (await clientFor(newcomer.email)).get('/me')).body.tasks;

it('prints a curl line that works, gives tokens to people and machines, and dies whole when it is killed', async () => {
  const system = await start();
  const line = /^\s*(curl .*)$/m.exec(system.output())?.[1] ?? '';
  expect(JSON.parse(shell(line))).toMatchObject({ givenName: 'Marie', familyName: 'Durand' });
  for (const who of ['lea.petit', '--client dsn', '--email nouvelle@essai.example']) {
    expect(shell(`npm run --silent token -- ${who} --port ${port}`).split('.')).toHaveLength(3);
  }
  const marie = await clientFor('marie.durand@clamart.example');
  expect((await marie.post('/organisations/219200235/members', newcomer)).status).toBe(201);
  await system.kill(systemPid());
});

it('keeps what was answered before, says what is wrong in one sentence, and leaves nothing behind at Ctrl-C', async () => {
  const system = await start();
  expect(await invitations()).toHaveLength(1);
  const otherPort = String(await findFreePort());
  const failures = [
    [npmStart('--port', port, '--data', join(data, 'other')), `Port ${port} is taken`],
    [npmStart('--port', otherPort, '--data', data), 'is in use'],
    [npmStart('--port', 'http'), '--port takes a number'],
    [npmStart('--prot', '1'), '--prot'],
  ] as const;
  for (const [failed, sentence] of failures) {
    expect(await failed.exitCode()).toBe(1);
    expect(failed.output()).toContain(sentence);
    expect(failed.output()).not.toMatch(/^\s+at /m);
  }
  await system.interrupt();
  await expect(fetch(origin())).rejects.toThrow();
});

it('forgets it all with --fresh', async () => {
  const system = await start('--fresh');
  expect(await invitations()).toEqual([]);
  await system.interrupt();
});
