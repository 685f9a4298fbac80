import { expect, it, vi } from 'vitest';
import { parisDate, systemClock } from '../../shared/domain/instants.ts';
import { useSystem } from './deployed-system.ts';

const system = useSystem();

const today = parisDate(systemClock());
const REQUEST = {
  kind: 'additional',
  siret: '21920023500014',
  reason: 'Nouvelle secrétaire de mairie.',
  evidence: { type: 'order', reference: '2026-17', date: today, effectiveDate: today },
};

/** The stream, the workflow and their Lambdas work by themselves. */
const eventually = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 60_000, interval: 250 });

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
  const path = `/administrator-changes/${asked.body.id}`;
  const [agnes, bruno] = [await system.as('agnes.support'), await system.as('bruno.support')];
  const queue = await agnes.get('/support/administrator-changes');
  expect(queue.body.items.map(({ id }: { id: string }) => id)).toContain(asked.body.id);
  const approval = { decision: 'approve', reason: 'Acte vérifié.' };
  expect((await agnes.post(`${path}/support-decision`, approval)).body.state).toBe('escalated');
  expect((await bruno.post(`${path}/support-decision`, approval)).body.state).toBe('contestable');
});
