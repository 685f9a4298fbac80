import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ConfigurationRefused,
  ENVIRONMENTS,
  parseEnvironmentName,
  parseSettings,
  readSettings,
} from '../../infra/config.ts';

const refusal = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.message;
    throw error;
  }
  throw new Error('it was not refused');
};

const run = (command: string, args: string[], environment: Record<string, string> = {}) =>
  new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(command, args, { env: { ...process.env, ...environment } }, (error, _stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stderr }),
    );
  });

const NOWHERE = 'Name the environment with --context env=dev|staging|prod: there is no "nowhere".';

const good = readSettings('staging');
const { mfa: _, ...withoutMfa } = good;
const withOrigin = (origin: string) => ({ ...good, portal: { ...good.portal, origin } });
const WRONG: [string, unknown][] = [
  ['colour is not a setting', { ...good, colour: 'blue' }],
  ['throttling.pause is not a setting', { ...good, throttling: { ...good.throttling, pause: 1 } }],
  ['mfa is missing or wrong', withoutMfa],
  ['mfa is missing or wrong', { ...good, mfa: 'never' }],
  ['region is missing or wrong', { ...good, region: 'Paris' }],
  ['logRetentionDays is missing or wrong', { ...good, logRetentionDays: 31 }],
  ['throttling.rate is missing or wrong', { ...good, throttling: { rate: 0, burst: 1 } }],
  ['protectData is missing or wrong', { ...good, protectData: 'yes' }],
  ['portal.origin is missing or wrong', withOrigin('*')],
  ['portal.origin is missing or wrong', withOrigin('https://trousseau.example/')],
  ['portal.origin is missing or wrong', withOrigin('http://trousseau.example')],
  ['portal.origin is missing or wrong', withOrigin('https://trousseau.example:8443')],
  [
    'portal.certificateId is missing or wrong',
    { ...good, portal: { ...good.portal, certificateId: 'arn:aws:acm:us-east-1:1:certificate/2' } },
  ],
  ['letters.senderAddress is missing or wrong', { ...good, letters: { senderAddress: ['75001 PARIS'] } }],
  [
    'letters.senderAddress.0 is missing or wrong',
    { ...good, letters: { senderAddress: ['X'.repeat(39), '75001 PARIS'] } },
  ],
  ['machineClients.0 is missing or wrong', { ...good, machineClients: ['DSN service'] }],
  [
    'federation.secretName is missing or wrong',
    { ...good, federation: { name: 'ProConnect', issuer: 'https://a.fr', clientId: 'b' } },
  ],
];

describe('the settings', () => {
  test.each(ENVIRONMENTS)('of %s are right', (environment) => {
    expect(parseSettings(environment, readSettings(environment))).toEqual(readSettings(environment));
  });

  test.each(WRONG)('are refused in one sentence: %s', (fault, settings) => {
    expect(refusal(() => parseSettings('staging', settings))).toBe(
      `The settings of staging are not right: ${fault}.`,
    );
  });

  test('are refused with all their faults at once', () => {
    expect(refusal(() => parseSettings('prod', { ...withoutMfa, region: 'Paris', colour: 'blue' }))).toBe(
      'The settings of prod are not right: region is missing or wrong; mfa is missing or wrong; colour is not a setting.',
    );
  });
});

describe('the name of the environment', () => {
  test.each(ENVIRONMENTS)('%s is known', (environment) => {
    expect(parseEnvironmentName(environment)).toBe(environment);
  });

  test.each(['nowhere', 'PROD', '', 'constructor', 3])('%j is refused in one sentence', (name) => {
    expect(refusal(() => parseEnvironmentName(name))).toBe(
      `Name the environment with --context env=dev|staging|prod: there is no "${name}".`,
    );
  });

  test('is asked for when it is missing', () => {
    expect(refusal(() => parseEnvironmentName(undefined))).toBe(
      'Name the environment with --context env=dev|staging|prod: none was named.',
    );
  });

  test('makes the synthesis fail with that sentence and without a stack when there is no such environment', async () => {
    const output = mkdtempSync(join(tmpdir(), 'trousseau-synth-'));
    const synth = ['run', '--silent', 'synth', '--', '--context', 'env=nowhere', '--output', output];
    const { code, stderr } = await run('npm', synth, { CDK_DISABLE_CLI_TELEMETRY: 'true' });
    rmSync(output, { recursive: true });
    expect(code).not.toBe(0);
    expect(stderr).toContain(NOWHERE);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('is all that the app itself prints before it fails', async () => {
    expect(await run(process.execPath, ['infra/app.ts'], { CDK_CONTEXT_JSON: '{"env":"nowhere"}' })).toEqual({
      code: 1,
      stderr: `${NOWHERE}\n`,
    });
  });
});
