import { expect, it, vi } from 'vitest';
import { parisDate, systemClock } from '../../shared/domain/instants.ts';
import type { Client } from '../support/http-client.ts';
import { PATIENCE_MILLISECONDS } from '../support/patience.ts';
import { useSystem } from './deployed-system.ts';

const system = useSystem();

const today = parisDate(systemClock());
const REQUEST = {
  kind: 'additional',
  siret: '21920023500014',
  reason: 'Nouvelle secrétaire de mairie.',
  evidence: { type: 'order', reference: '2026-17', date: today, effectiveDate: today },
};

const VERIFIED = { decision: 'approve', checked: 'deed-at-its-publisher', reason: 'Acte vérifié.' };

/** The queue deals the agent the request, and they approve it. */
const approves = async (agent: Client, id: string): Promise<string> => {
  expect((await agent.post('/support/cases')).body.case?.id).toBe(id);
  return (await agent.post(`/administrator-changes/${id}/support-decision`, VERIFIED)).body.state;
};

/** The stream, the workflow and their Lambdas work by themselves. */
const eventually = (holds: () => Promise<void>) =>
  vi.waitFor(holds, { timeout: PATIENCE_MILLISECONDS, interval: 250 });

it('makes the candidate administrator soon after an administrator has approved', async () => {
  const [candidate, marie] = [await system.as('karim.benali'), await system.as('marie.durand')];
  const asked = await candidate.post('/administrator-changes', REQUEST);
  expect(asked.status).toBe(201);
  const path = `/administrator-changes/${asked.body.id}`;
  expect((await marie.post(`${path}/decision`, { decision: 'approve' })).status).toBe(200);
  await eventually(async () => {
    expect((await candidate.get(path)).body).toMatchObject({
      state: 'approved',
      appliedAt: expect.any(String),
    });
  });
  expect((await candidate.get('/me')).body.organisations).toMatchObject([{ role: 'administrator' }]);
});

it('takes a request for a first administrator to support, whose two agents open the contest window', async () => {
  const candidate = await system.as('premiere@hopital.example');
  const asked = await candidate.post('/administrator-changes', {
    ...REQUEST,
    kind: 'first',
    siret: '26999904100016',
  });
  const [agnes, bruno] = [await system.as('agnes.support'), await system.as('bruno.support')];
  const queue = await agnes.get('/support/administrator-changes');
  expect(queue.body.items.map(({ id }: { id: string }) => id)).toContain(asked.body.id);
  expect(await approves(agnes, asked.body.id)).toBe('escalated');
  expect(await approves(bruno, asked.body.id)).toBe('contestable');
});
