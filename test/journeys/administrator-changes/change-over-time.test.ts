import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import { findDemoPerson } from '../../../local/demo-people.ts';
import { findFreePort } from '../../../local/free-port.ts';
import { logIn } from '../../../local/oidc-client.ts';
import { type System, startSystem } from '../../../local/system.ts';
import {
  ADMINISTRATOR_CHANGE_TERMS,
  type AdministratorChangeTerms,
} from '../../../shared/domain/administrator-changes/terms.ts';
import { parisDate, systemClock } from '../../../shared/domain/instants.ts';
import { type Client, clientOf } from '../../support/http-client.ts';
import { createTestTable } from '../../support/local-table.ts';
import { PATIENCE_MILLISECONDS } from '../../support/patience.ts';

/** A day of the waits lasts a second, and there are fewer of them. */
const FAST: AdministratorChangeTerms = {
  ...ADMINISTRATOR_CHANGE_TERMS,
  remindAfterDays: [3, 5],
  escalateAfterDays: 7,
  expireAfterDays: 9,
  daySeconds: 1,
};

let data: string;
let table: string;
let port: number;
let system: System | undefined;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'trousseau-'));
  ({ name: table } = await createTestTable({ withStream: true }));
  // The port must stay the same after a restart, because people are known by their issuer's address.
  port = await findFreePort();
});
afterEach(async () => {
  await system?.stop();
  system = undefined;
  rmSync(data, { recursive: true, force: true });
});

const start = async (terms: AdministratorChangeTerms): Promise<System> => {
  // The Lambdas read their environment at import, and each system has its own.
  vi.resetModules();
  const dynamodb = { endpoint: inject('dynamoDbEndpoint'), table };
  system = await startSystem({ port, data, dynamodb, terms, log: () => {} });
  return system;
};

const clientFor = async ({ origin }: System, login: string): Promise<Client> =>
  clientOf(origin, await logIn(origin, findDemoPerson(login)?.email ?? login));

const today = parisDate(systemClock());
const request = {
  kind: 'additional',
  siret: '21920023500014',
  reason: 'Nouvelle secrétaire de mairie.',
  evidence: { type: 'order', reference: '2026-17', date: today, effectiveDate: today },
};

/** Asks until the answer is so, since the workflow runs by itself. */
const eventually = (holds: () => Promise<void>) =>
  vi.waitFor(holds, { timeout: PATIENCE_MILLISECONDS, interval: 100 });

it('makes the candidate administrator soon after an administrator has approved', async () => {
  const running = await start(ADMINISTRATOR_CHANGE_TERMS);
  const [candidate, marie] = await Promise.all([
    clientFor(running, 'karim.benali'),
    clientFor(running, 'marie.durand'),
  ]);
  const asked = await candidate.post('/administrator-changes', request);
  expect(asked.status).toBe(201);
  const path = `/administrator-changes/${asked.body.id}`;
  expect((await marie.post(`${path}/decision`, { decision: 'approve' })).status).toBe(200);
  await eventually(async () => {
    const { body } = await candidate.get('/me');
    expect(body.organisations).toMatchObject([{ role: 'administrator' }]);
  });
});

const stateOf = async (client: Client, path: string): Promise<string> => (await client.get(path)).body.state;

it('reminds, escalates and expires when nobody answers', async () => {
  const running = await start(FAST);
  const candidate = await clientFor(running, 'karim.benali');
  const asked = await candidate.post('/administrator-changes', request);
  const path = `/administrator-changes/${asked.body.id}`;
  await eventually(async () => expect(await stateOf(candidate, path)).toBe('expired'));

  const marie = await clientFor(running, 'marie.durand');
  const { body } = await marie.get('/organisations/219200235/events');
  const recorded = body.items
    .filter(({ data }: { data: Record<string, unknown> }) => data.change === asked.body.id)
    .map(({ type, data }: { type: string; data: Record<string, unknown> }) => [type, data.reminder]);
  expect(recorded.toReversed()).toEqual([
    ['administrator-change.requested', undefined],
    ['administrator-change.reminded', 1],
    ['administrator-change.reminded', 2],
    ['administrator-change.escalated', undefined],
    ['administrator-change.expired', undefined],
  ]);
});

it('goes on after a restart with the time that was left', async () => {
  const before = await start(FAST);
  const asked = await (await clientFor(before, 'karim.benali')).post('/administrator-changes', request);
  const path = `/administrator-changes/${asked.body.id}`;
  const unfinished = () => readFileSync(join(data, 'executions.json'), 'utf8');
  await eventually(async () => expect(unfinished()).toContain(asked.body.id));
  await before.stop();
  const expiresAt = Date.parse(asked.body.requestedAt) + FAST.expireAfterDays * 1_000;

  const candidate = await clientFor(await start(FAST), 'karim.benali');
  await eventually(async () => expect(await stateOf(candidate, path)).toBe('expired'));
  const { body } = await candidate.get(path);
  expect(body.history.map(({ status }: { status: string }) => status)).toEqual([
    'pending',
    'escalated',
    'expired',
  ]);
  expect(Date.parse(body.since)).toBeGreaterThanOrEqual(expiresAt);
  await eventually(async () => expect(unfinished()).not.toContain(asked.body.id));
});
