import { expect, it, vi } from 'vitest';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../../shared/domain/administrator-changes/terms.ts';
import { parisDate, systemClock } from '../../../shared/domain/instants.ts';
import type { Client } from '../../support/http-client.ts';
import { PATIENCE_MILLISECONDS } from '../../support/patience.ts';
import { useSystem } from '../../support/system.ts';

/** A day of the waits lasts a second. */
const system = useSystem({
  terms: {
    ...ADMINISTRATOR_CHANGE_TERMS,
    remindAfterDays: [1, 2],
    escalateAfterDays: 4,
    expireAfterDays: 60,
    contestDays: 4,
    daySeconds: 1,
  },
});

const PETIT_ESSAI = '21999902600012';
const HOSPITAL = '26999904100016';
const VERIFIED = { decision: 'approve', checked: 'deed-at-its-publisher', reason: 'Acte vérifié.' };

const dayAhead = (days: number): string => {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return days === 0 ? parisDate(systemClock()) : day;
};

const request = async (who: Client, fields: Record<string, unknown>, days = 0): Promise<string> => {
  const { status, body } = await who.post('/administrator-changes', {
    kind: 'additional',
    siret: PETIT_ESSAI,
    reason: 'Nouveau secrétaire de mairie.',
    evidence: { type: 'order', reference: '2026-18', date: dayAhead(0), effectiveDate: dayAhead(days) },
    ...fields,
  });
  expect(status).toBe(201);
  return `/administrator-changes/${body.id}`;
};

/** The workflow and the stream work by themselves. */
const eventually = (holds: () => Promise<void>) =>
  vi.waitFor(holds, { timeout: PATIENCE_MILLISECONDS, interval: 200 });
const reaches = (who: Client, path: string, expected: Record<string, unknown>) =>
  eventually(async () => {
    expect((await who.get(path)).body).toMatchObject(expected);
  });
const statusesOf = async (who: Client, path: string): Promise<string[]> =>
  (await who.get(path)).body.history.map(({ status }: { status: string }) => status);
const roleOf = async (who: Client, siren: string): Promise<string | undefined> =>
  (await who.get('/me')).body.organisations.find((each: { siren: string }) => each.siren === siren)?.role;

/** The queue deals the agent the case, and they answer it. */
const answers = async (agent: Client, path: string, verdict: object) => {
  const dealt = await agent.post('/support/cases');
  expect(path).toBe(`/administrator-changes/${dealt.body.case?.id}`);
  return agent.post(`${path}/support-decision`, verdict);
};

const agents = () => Promise.all([system.as('agnes.support'), system.as('bruno.support')]);

it('reminds, escalates, takes two agents, lets the contest window pass, and takes effect', async () => {
  const candidate = await system.as('sans-reponse@essai.example');
  const path = await request(candidate, {});
  const [agnes, bruno] = await agents();
  await reaches(agnes, path, { state: 'escalated' });
  const queue = await agnes.get('/support/administrator-changes');
  expect(queue.body.items.map(({ id }: { id: string }) => path.endsWith(id))).toContain(true);
  expect((await agnes.post(`${path}/support-decision`, VERIFIED)).body.code).toBe('case-not-dealt');
  expect((await answers(agnes, path, VERIFIED)).body.state).toBe('escalated');
  expect((await agnes.post(`${path}/support-decision`, VERIFIED)).body.code).toBe('second-agent-needed');
  expect((await answers(bruno, path, VERIFIED)).body.state).toBe('contestable');
  await reaches(candidate, path, { state: 'approved', appliedAt: expect.any(String) });
  expect(await statusesOf(candidate, path)).toEqual(['pending', 'escalated', 'contestable', 'approved']);
  expect(await roleOf(candidate, '219999026')).toBe('administrator');
});

it('takes an objection to support, whose two agents then decide for good', async () => {
  const candidate = await system.as('contestee@essai.example');
  const path = await request(candidate, {});
  const [agnes, bruno] = await agents();
  const lea = await system.as('lea.petit');
  await reaches(agnes, path, { state: 'escalated' });
  await answers(agnes, path, VERIFIED);
  await answers(bruno, path, VERIFIED);
  const objected = await lea.post(`${path}/objection`, { reason: 'Cette nomination est un faux.' });
  expect(objected.body).toMatchObject({
    state: 'contested',
    objections: [{ reason: 'Cette nomination est un faux.' }],
  });
  const refusal = { decision: 'refuse', reason: 'Acte introuvable en préfecture.' };
  expect((await answers(bruno, path, refusal)).body.state).toBe('contested');
  expect((await answers(agnes, path, refusal)).body).toMatchObject({
    state: 'refused',
    refusal: 'Acte introuvable en préfecture.',
  });
  expect(await roleOf(candidate, '219999026')).toBeUndefined();
});

it('gives an organisation without administrator its first one', async () => {
  const candidate = await system.as('premiere@hopital.example');
  const path = await request(candidate, { kind: 'first', siret: HOSPITAL });
  expect((await candidate.get(path)).body.state).toBe('escalated');
  const [agnes, bruno] = await agents();
  await answers(agnes, path, VERIFIED);
  await answers(bruno, path, VERIFIED);
  await reaches(candidate, path, { state: 'approved', appliedAt: expect.any(String) });
  expect((await candidate.get('/organisations/269999041')).body).toMatchObject({
    role: 'administrator',
    warnings: ['single-administrator'],
  });
});

it('replaces an administrator on the day that the deed names, and not before', async () => {
  const candidate = await system.as('remplacante@clamart.example');
  const marie = await system.as('marie.durand');
  const outgoing = { email: 'marie.durand@clamart.example', access: 'end' };
  const path = await request(candidate, { kind: 'replacement', siret: '21920023500014', outgoing }, 6);
  // The sole administrator may approve her own replacement.
  const approved = await marie.post(`${path}/decision`, { decision: 'approve' });
  expect(approved.body).toMatchObject({ state: 'approved', deadlines: [{ what: 'effect' }] });
  expect(approved.body.appliedAt).toBeUndefined();
  expect(await roleOf(marie, '219200235')).toBe('administrator');
  await reaches(candidate, path, { appliedAt: expect.any(String) });
  const { effectiveAt, appliedAt } = (await candidate.get(path)).body;
  expect(appliedAt >= effectiveAt).toBe(true);
  expect(await roleOf(candidate, '219200235')).toBe('administrator');
  expect((await marie.get('/organisations/219200235')).status).toBe(404);
  const events = await candidate.get('/organisations/219200235/events?limit=10');
  const types = events.body.items.map(({ type }: { type: string }) => type);
  expect(types).toEqual(
    expect.arrayContaining(['administrator-change.applied', 'administrator.appointed', 'member.ended']),
  );
});
