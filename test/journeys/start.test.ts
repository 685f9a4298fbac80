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

it('prints a curl line that works, takes tokens for people and machines, and leaves nothing behind at Ctrl-C', async () => {
  const system = await start();
  const line = /^\s*(curl .*)$/m.exec(system.output())?.[1] ?? '';
  expect(JSON.parse(shell(line))).toMatchObject({ givenName: 'Marie', familyName: 'Durand' });
  for (const who of ['lea.petit', '--client dsn', '--email nouvelle@essai.example']) {
    expect(shell(`npm run --silent token -- ${who} --port ${port}`).split('.')).toHaveLength(3);
  }
  await system.interrupt();
  await expect(fetch(origin())).rejects.toThrow();
});

it('keeps what was done from one start to the next, and forgets it with --fresh', async () => {
  const first = await start();
  const marie = await clientFor('marie.durand@clamart.example');
  const newcomer = { email: 'gardee@clamart.example', familyName: 'Gardée', givenName: 'Anne' };
  expect((await marie.post('/organisations/219200235/members', newcomer)).status).toBe(201);
  // Not even a crash loses what was answered, nor leaves a process.
  await first.kill(systemPid());

  const second = await start();
  const again = await clientFor('gardee@clamart.example');
  expect((await again.get('/me')).body.tasks).toHaveLength(1);
  await second.interrupt();

  const third = await start('--fresh');
  const stranger = await clientFor('gardee@clamart.example');
  expect((await stranger.get('/me')).body.tasks).toHaveLength(0);
  await third.interrupt();
});

it('says in one sentence that the port or the data is taken, and what an option may be', async () => {
  const system = await start();
  const otherData = join(data, 'other');
  const otherPort = String(await findFreePort());
  const failures = [
    [npmStart('--port', port, '--data', otherData), `Port ${port} is taken`],
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
});
