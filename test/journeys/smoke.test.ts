import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { startAws } from '../support/aws-of-an-environment.ts';
import { useSystem } from '../support/system.ts';

const system = useSystem();

const smoke = (environment: Record<string, string>, ...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const env = { PATH: process.env.PATH, ...environment };
    const child = execFile(
      process.execPath,
      ['commands/smoke.ts', ...args],
      { env },
      (_error, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

const LEFT_OUT = 'left out: what relying services ask';

/** The running system, except that everything with a token fails. */
const startBroken = async (): Promise<string> => {
  const { origin } = system.running();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.headers.authorization !== undefined) response.statusCode = 500;
    else {
      const { method = 'GET' } = request;
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${origin}${request.url}`, { method, ...(body && { body, headers }) });
      response.statusCode = answer.status;
      response.write(await answer.text());
    }
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

it('asks what anyone may ask, and says that the rest is left out', async () => {
  const { origin } = system.running();
  const { code, stdout } = await smoke({}, '--url', origin);
  expect(stdout.match(/^ok {6}/gm)).toHaveLength(7);
  expect(stdout).toContain(LEFT_OUT);
  expect(stdout).toContain(`${origin} answers as it should.`);
  expect(code).toBe(0);
});

it('asks as a relying service with the token in the environment, and shows it to nobody', async () => {
  const TROUSSEAU_TOKEN = await system.machineToken();
  const { code, stdout, stderr } = await smoke({ TROUSSEAU_TOKEN }, '--url', system.running().origin);
  expect(stdout.match(/^ok {6}/gm)).toHaveLength(9);
  expect(stdout).not.toContain(LEFT_OUT);
  expect(`${stdout}${stderr}`).not.toContain(TROUSSEAU_TOKEN);
  expect(code).toBe(0);
});

it('fails when what needs a token fails', async () => {
  const TROUSSEAU_TOKEN = await system.machineToken();
  const broken = await startBroken();
  expect((await smoke({}, '--url', broken)).code).toBe(0);
  const { code, stdout } = await smoke({ TROUSSEAU_TOKEN }, '--url', broken);
  expect(stdout.match(/^FAILED .*$/gm)).toEqual([
    'FAILED  a relying service gets a no about an unknown person: answered 500 instead of 200',
    'FAILED  a relying service finds who may consult: answered 500 instead of 200',
  ]);
  expect(stdout).toContain('2 of 9 failed.');
  expect(code).toBe(1);
});

it('finds the address and requests a token by the name of an environment', async () => {
  const token = await system.machineToken();
  const forms: string[] = [];
  const aws = await startAws(`${system.running().origin}/`, (form) => {
    forms.push(form.toString());
    return token;
  });
  const { code, stdout } = await smoke(aws, '--env', 'prod');
  expect(stdout.match(/^ok {6}/gm)).toHaveLength(10);
  expect(stdout).toContain('ok      the pool gives a relying service a token');
  expect(forms).toEqual(['grant_type=client_credentials&scope=trousseau%2Faccess%3Aevaluate']);
  expect(code).toBe(0);
});

it('fails when the pool gives no token', async () => {
  const aws = await startAws('', () => undefined);
  const { code, stdout } = await smoke(aws, '--env', 'staging', '--url', system.running().origin);
  expect(stdout.match(/^FAILED .*$/gm)).toEqual([
    'FAILED  the pool gives a relying service a token: the pool refused a token: {"error":"invalid_client"}',
  ]);
  expect(stdout).toContain('1 of 8 failed.');
  expect(code).toBe(1);
});

it.each([
  [[], {}, 'Name whom to ask: --env dev|staging|prod, or --url URL (see --help).\n'],
  [['--env', 'test'], {}, 'There is no environment "test": --env takes dev|staging|prod.\n'],
  [['--url', 'nowhere'], {}, '"nowhere" is not an address (see --help).\n'],
  [
    ['--url', 'http://127.0.0.1:9'],
    { TROUSSEAU_TOKEN: '> trousseau@0.1.0 token\nabc' },
    'TROUSSEAU_TOKEN is no token: is it empty, or did npm run write more than that (--silent)?\n',
  ],
])('refuses %j with %j in a sentence', async (args, environment, sentence) => {
  expect(await smoke(environment, ...args)).toEqual({ code: 1, stdout: '', stderr: sentence });
});
