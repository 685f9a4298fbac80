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

const good = readSettings('staging');
const { mfa: _, ...withoutMfa } = good;
const WRONG: [string, unknown][] = [
  ['colour is not a setting', { ...good, colour: 'blue' }],
  ['throttling.pause is not a setting', { ...good, throttling: { ...good.throttling, pause: 1 } }],
  ['mfa is missing or wrong', withoutMfa],
  ['mfa is missing or wrong', { ...good, mfa: 'never' }],
  ['region is missing or wrong', { ...good, region: 'Paris' }],
  ['logRetentionDays is missing or wrong', { ...good, logRetentionDays: 31 }],
  ['throttling.rate is missing or wrong', { ...good, throttling: { rate: 0, burst: 1 } }],
  ['protectData is missing or wrong', { ...good, protectData: 'yes' }],
  ['portalOrigins is missing or wrong', { ...good, portalOrigins: [] }],
  ['portalOrigins.0 is missing or wrong', { ...good, portalOrigins: ['*'] }],
  ['portalOrigins.0 is missing or wrong', { ...good, portalOrigins: ['https://trousseau.example/'] }],
  ['portalOrigins.1 is missing or wrong', { ...good, portalOrigins: ['https://a.fr', 'http://a.fr'] }],
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

  test('is asked for where it is missing', () => {
    expect(refusal(() => parseEnvironmentName(undefined))).toBe(
      'Name the environment with --context env=dev|staging|prod: none was named.',
    );
  });

  test('makes the synthesis fail with that sentence and no stack when there is no such environment', async () => {
    const output = mkdtempSync(join(tmpdir(), 'trousseau-synth-'));
    const command = ['run', '--silent', 'synth', '--', '--context', 'env=nowhere', '--output', output];
    const { failed, stderr } = await new Promise<{ failed: boolean; stderr: string }>((resolve) => {
      execFile('npm', command, (error, _stdout, stderr) => resolve({ failed: error !== null, stderr }));
    });
    rmSync(output, { recursive: true });
    expect(failed).toBe(true);
    expect(stderr).toContain(
      'Name the environment with --context env=dev|staging|prod: there is no "nowhere".',
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
