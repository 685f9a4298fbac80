import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../local/free-port.ts';
import { logIn } from '../../local/oidc-client.ts';
import { clientOf } from '../support/http-client.ts';
import { PATIENCE_MILLISECONDS } from '../support/patience.ts';
import { descendantsOf, endStarted, npmStart } from '../support/started-process.ts';

const data = mkdtempSync(join(tmpdir(), 'trousseau-start-'));
let port: string;

const HOST = '127.0.0.1';
/** The API's port and the portal's, which is the next one. */
const BOTH = 2;

beforeAll(async () => {
  port = String(await findFreePort(HOST, BOTH));
});
afterAll(async () => {
  await endStarted();
  rmSync(data, { recursive: true });
});

const origin = (): string => `http://${HOST}:${port}`;
const clientFor = async (email: string) => clientOf(origin(), await logIn(origin(), email));
const start = async (...options: string[]) => {
  const system = npmStart('--port', port, '--data', data, ...options);
  await system.ready();
  return system;
};
const RUNNING = join('.local', 'running');
const readAnnounced = () => JSON.parse(readFileSync(join(RUNNING, `${port}.json`), 'utf8'));
const shell = (line: string, cwd = '.'): string =>
  execFileSync('bash', ['-c', line], { encoding: 'utf8', cwd });
const systemPid = (): number => Number(readFileSync(join(data, 'lock'), 'utf8'));

const newcomer = { email: 'gardee@clamart.example', familyName: 'Gardée', givenName: 'Anne' };
const invitations = async (): Promise<unknown[]> =>
  (await (await clientFor(newcomer.email)).get('/me')).body.tasks;

/** Asks again and again while it starts: what it answers is that it is not ready, and never later than in a moment. */
const askUntilReady = async (system: ReturnType<typeof npmStart>): Promise<number[]> => {
  const statuses: number[] = [];
  let isReady = false;
  const ready = system.ready().finally(() => {
    isReady = true;
  });
  while (!isReady) {
    const asked = await fetch(`${origin()}/me`, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).catch(
      (error) => {
        expect(error.cause?.code).toBe('ECONNREFUSED');
        return undefined;
      },
    );
    if (asked?.status === 503) expect(Number(asked.headers.get('retry-after'))).toBeGreaterThan(0);
    if (asked !== undefined) statuses.push(asked.status);
    await wait(5);
  }
  await ready;
  return statuses;
};

it('prints a curl line that works, gives tokens to people and machines, and dies whole when it is killed', async () => {
  const system = npmStart('--port', port, '--data', data);
  const statuses = await askUntilReady(system);
  expect(statuses).toContain(503);
  expect(statuses.filter((status) => status !== 503 && status !== 401)).toEqual([]);
  expect(statSync(join(RUNNING, `${port}.json`)).mode & 0o777).toBe(0o600);
  expect(system.output()).not.toContain(new URL(readAnnounced().dynamodb).port);
  const line = /^\s*(curl .*)$/m.exec(system.output())?.[1] ?? '';
  expect(JSON.parse(shell(line, tmpdir()))).toMatchObject({ givenName: 'Marie', familyName: 'Durand' });
  for (const who of ['lea.petit', '--client dsn', '--email nouvelle@essai.example']) {
    expect(shell(`npm run --silent token -- ${who} --port ${port}`).split('.')).toHaveLength(3);
  }
  const marie = await clientFor('marie.durand@clamart.example');
  expect((await marie.post('/organisations/219200235/members', newcomer)).status).toBe(201);
  await system.kill(systemPid());
});

it('keeps what was answered, says what is wrong in one sentence, the death of its table too, and ends whole at Ctrl-C', async () => {
  const system = await start();
  expect(await invitations()).toHaveLength(1);
  const otherPort = String(await findFreePort(HOST, BOTH));
  const failures = [
    [npmStart('--port', port, '--data', join(data, 'other')), `Port ${port} is taken`],
    [npmStart('--port', otherPort, '--data', data), 'is in use'],
    [npmStart('--port', otherPort, '--data', 'package.json'), 'Data cannot be kept in'],
    [npmStart('--port', otherPort, '--data', '/proc/nope'), 'Data cannot be kept in'],
    [npmStart('--engine', 'abacus'), 'There is no engine "abacus"'],
    [npmStart('--port', 'http'), '--port takes a number'],
    [npmStart('--prot', '1'), '--prot'],
  ] as const;
  for (const [failed, sentence] of failures) {
    expect(await failed.exitCode()).toBe(1);
    expect(failed.output()).toContain(sentence);
    expect(failed.output()).not.toMatch(/^\s+at /m);
  }
  const said = system.output().length;
  // The engine runs below its guard.
  process.kill(descendantsOf(systemPid()).at(-1) ?? Number.NaN, 'SIGKILL');
  expect(await system.exitCode()).toBe(1);
  expect(system.output().slice(said)).toMatch(
    /^The local table's engine \(.+\) has ended by itself, with code 137: start again, .+\.\n$/,
  );
  const again = await start();
  expect(await invitations()).toHaveLength(1);
  await again.interrupt();
  expect(again.output()).not.toMatch(/^\s+at /m);
  await expect(fetch(origin())).rejects.toThrow();
});

const MARK = '--- next ---';

/** The blocks of docs/api.md for this system, in order, each with the part of its last answer that stands below it. */
const documented = (): { lines: string; answer: unknown }[] => {
  const text = readFileSync('docs/api.md', 'utf8');
  const blocks = [...text.matchAll(/```sh\n(.*?)```(?:\n\n```json\n(.*?)```)?/gs)];
  return blocks
    .map(([, lines = '', answer]) => ({
      lines: lines
        .replace('http://127.0.0.1:3000', origin())
        .replace('token -- "$@"', `token -- --port ${port} "$@"`),
      answer: answer === undefined ? undefined : JSON.parse(answer),
    }))
    .filter(({ lines }) => !lines.startsWith('npm'));
};

it('forgets it all with --fresh, and then answers each block of docs/api.md as it says', async () => {
  const system = await start('--fresh');
  expect(await invitations()).toEqual([]);
  const blocks = documented();
  expect(blocks.length).toBeGreaterThan(10);
  const said = shell(blocks.map(({ lines }) => `${lines}\necho '${MARK}'`).join('\n')).split(MARK);
  for (const [index, { lines, answer }] of blocks.entries()) {
    expect(answer, lines).toBeDefined();
    expect(JSON.parse(said[index]?.trim().split('\n').at(-1) ?? ''), lines).toMatchObject(Object(answer));
  }
  expect(shell(`${blocks[0]?.lines} token marie.durand 2>&1`, tmpdir())).toContain(
    'In the folder of Trousseau',
  );
  await system.interrupt();
});
