import { join } from 'node:path';
import {
  GetAliasCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { expect, inject, it } from 'vitest';
import { parisDate, systemClock } from '../../shared/domain/instants.ts';
import { useSystem } from './deployed-system.ts';
import { operate, runScript } from './operate.ts';

const system = useSystem();

const deployment = inject('deployment');
const { environment, origin, folder } = deployment;
const common = ['--context', 'env=dev', '--output', join(folder, 'cdk.out')];
const LATER = ['--app', 'node test/aws/changed-app.ts'];

const run = (script: string, ...args: string[]) =>
  operate(environment, 'npm', 'run', '--silent', script, '--', ...args);

/** When a request has its first reminder, by the deployed Lambda's terms: after 3 days, or 4 by the later commit. */
const daysUntilReminder = async (): Promise<number> => {
  const candidate = await system.as('karim.benali');
  const today = parisDate(systemClock());
  const { body } = await candidate.post('/administrator-changes', {
    kind: 'additional',
    siret: '21920023500014',
    reason: 'Renfort.',
    evidence: { type: 'order', reference: '1', date: today, effectiveDate: today },
  });
  await candidate.delete(`/administrator-changes/${body.id}`);
  const [{ at }] = body.deadlines;
  return Math.round((Date.parse(at) - Date.parse(body.requestedAt)) / 86_400_000);
};

/** Does what `aws lambda list-aliases` and `update-alias` do (docs/runbook.md). */
const leadBack = async (name: string): Promise<void> => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const { endpoint } = deployment;
  const lambdas = new LambdaClient({ endpoint, region: 'eu-west-3', credentials });
  const { Functions } = await lambdas.send(new ListFunctionsCommand());
  const FunctionName = Functions?.find((each) => each.FunctionName?.includes(name))?.FunctionName;
  const alias = { FunctionName, Name: 'live' };
  const { FunctionVersion } = await lambdas.send(new GetAliasCommand(alias));
  const before = String(Number(FunctionVersion) - 1);
  await lambdas.send(new UpdateAliasCommand({ ...alias, FunctionVersion: before }));
};

it('passes the smoke journey, by an address and by the name of the environment', async () => {
  const known = await run('smoke', '--env', 'dev', '--url', origin);
  expect(known.written).not.toContain('FAILED');
  expect(known.written).toContain('the pool gives a relying service a token');
  expect(known.written).toContain('answers as it should');
  expect(known.code).toBe(0);
  const TROUSSEAU_TOKEN = await system.machineToken();
  const given = await operate(
    { ...environment, TROUSSEAU_TOKEN },
    ...(['npm', 'run', '--silent', 'smoke', '--', '--url', origin] as const),
  );
  expect(given.written).toContain('a relying service finds who may consult');
  expect(given).toMatchObject({ code: 0, written: expect.not.stringContaining(TROUSSEAU_TOKEN) });
  // The stack's output has the right address, but no resolver of this machine knows its name.
  const named = await run('smoke', '--env', 'dev');
  expect(named.written).toMatch(/http:\/\/[0-9a-f]{8}\.execute-api\.localhost:\d+: 9 of 10 failed/);
  expect(named.code).toBe(1);
});

it('has nothing to deploy right after a deployment', async () => {
  expect(await runScript(environment, 'diff', ...common)).toContain('Number of stacks with differences: 0');
});

it('goes on to a later commit, and back by deploying the earlier one', async () => {
  expect(await daysUntilReminder()).toBe(3);
  expect(await runScript(environment, 'diff', ...LATER, ...common)).toContain(
    'https://other.trousseau.example',
  );
  const deploy = ['deploy', '--require-approval', 'never'] as const;
  await runScript(environment, ...deploy, ...LATER, ...common);
  expect(await daysUntilReminder()).toBe(4);
  await leadBack('AdministratorChangesFunction');
  expect(await daysUntilReminder()).toBe(3);
  expect((await run('smoke', '--env', 'dev', '--url', origin)).code).toBe(0);
  await runScript(environment, ...deploy, ...common);
  expect(await daysUntilReminder()).toBe(3);
  expect((await run('smoke', '--env', 'dev', '--url', origin)).code).toBe(0);
  expect(await runScript(environment, 'diff', ...common)).toContain('Number of stacks with differences: 0');
});

it('verifies the events of the deployed table', async () => {
  const table = ['--table', deployment.table];
  expect(await run('ops', 'verify-events', ...table)).toMatchObject({
    code: 0,
    written: expect.stringMatching(/^[1-9]\d* events in \d+ chains: every chain holds/),
  });
});
