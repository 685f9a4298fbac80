import { describe, expect, it } from 'vitest';
import type { Client } from '../../support/http-client.ts';
import { useSystem } from '../../support/system.ts';

const system = useSystem();

const CLAMART = '21920023500014';
const CLOSED = '21920023500022';
const VILLENEUVE = '21999901800019';

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const asked = (fields: Record<string, unknown> = {}) => ({
  kind: 'additional',
  siret: CLAMART,
  reason: 'Élection du nouveau conseil.',
  evidence: { type: 'election', reference: 'PV 2026-12', date: day(-3), effectiveDate: day(0) },
  ...fields,
});

const request = async (who: Client, fields: Record<string, unknown> = {}) => {
  const answer = await who.post('/administrator-changes', asked(fields));
  expect(answer.status).toBe(201);
  return { ...answer.body, path: `/administrator-changes/${answer.body.id}` };
};

const tasksOf = async (who: Client, id: string) =>
  (await who.get('/me')).body.tasks
    .filter(({ href }: { href: string }) => href.includes(id))
    .map(({ kind }: { kind: string }) => kind);

describe('the body that a candidate means', () => {
  it('is found by postal code or SIREN, and only its exact SIRET says who would be asked', async () => {
    const candidate = await system.as('cherche@clamart.example');
    const found = async (query: string) => (await candidate.get(`/establishments?${query}`)).body.items;
    for (const query of ['postalCode=92140', 'siren=219200235']) {
      const places = await found(query);
      expect(places).toContainEqual(expect.objectContaining({ siret: CLAMART }));
      expect(JSON.stringify(places)).not.toContain('hasAdministrator');
    }
    expect(await found(`siret=${CLAMART}`)).toMatchObject([
      { hasAdministrator: true, letterTo: { siret: CLAMART } },
    ]);
  });
});

describe('a request', () => {
  it('is refused with its reason, and nothing is stored', async () => {
    const [ines, karim] = [await system.as('ines.moreau'), await system.as('curieuse@clamart.example')];
    const refusals: [Record<string, unknown>, number, string][] = [
      [{ siret: CLOSED }, 409, 'establishment-closed'],
      [{ siret: '35600000000048' }, 400, 'unknown-establishment'],
      [{ kind: 'first' }, 409, 'other-kind-fits'],
      [{ kind: 'replacement' }, 409, 'other-kind-fits'],
      [{ evidence: { ...asked().evidence, effectiveDate: day(120) } }, 409, 'effective-date-too-late'],
      [{ evidence: { ...asked().evidence, effectiveDate: '2026-02-31' } }, 400, 'bad-input'],
      [{ reason: '' }, 400, 'bad-input'],
    ];
    // One person sends five a day, refused ones included.
    for (const [rank, [fields, status, code]] of refusals.entries()) {
      const who = rank < 4 ? ines : karim;
      expect((await who.post('/administrator-changes', asked(fields))).body).toMatchObject({ status, code });
    }
    const marie = await system.as('marie.durand');
    expect((await marie.post('/administrator-changes', asked())).body.code).toBe('already-administrator');
    expect((await ines.get('/administrator-changes')).body.items).toEqual([]);
  });

  it('is followed by the people it concerns, and by nobody else; a second one leads to the first', async () => {
    const candidate = await system.as('suivie@clamart.example');
    const change = await request(candidate);
    expect(change).toMatchObject({
      state: 'pending',
      can: expect.arrayContaining(['cancel', 'order-activation-key']),
    });
    const again = await candidate.post('/administrator-changes', asked());
    expect(again.body).toMatchObject({ status: 409, code: 'change-already-open', href: change.path });

    const marie = await system.as('marie.durand');
    expect((await marie.get(change.path)).body.can).toEqual(['approve', 'refuse']);
    expect(await tasksOf(marie, change.id)).toEqual(['administrator-change-decision']);
    const list = await marie.get('/administrator-changes?siren=219200235&limit=1');
    expect(list.body.items[0].id).toBe(change.id);
    for (const stranger of ['ines.moreau', 'sophie.martin', 'karim.benali']) {
      expect((await (await system.as(stranger)).get(change.path)).status).toBe(404);
    }
    expect((await candidate.delete(change.path)).body.state).toBe('cancelled');
    expect((await candidate.delete(change.path)).body.code).toBe('change-closed');
    expect((await marie.post(`${change.path}/decision`, { decision: 'approve' })).body.code).toBe(
      'change-closed',
    );
    expect(await tasksOf(marie, change.id)).toEqual([]);
    // The place is free again.
    await candidate.delete((await request(candidate)).path);
  });
});

describe('a decision', () => {
  it('is never made by the candidate, nor by an administrator appointed since', async () => {
    const candidate = await system.as('soi-meme@clamart.example');
    const change = await request(candidate);
    expect((await candidate.post(`${change.path}/decision`, { decision: 'approve' })).status).toBe(403);

    const marie = await system.as('marie.durand');
    const { body } = await marie.post('/organisations/219200235/members', {
      email: 'denis.depuis@clamart.example',
      familyName: 'Depuis',
      givenName: 'Denis',
    });
    const denis = await system.as('denis.depuis@clamart.example');
    await denis.post((await denis.get('/me')).body.tasks[0].href);
    await marie.put(`/organisations/219200235/members/${body.personId}/role`, { role: 'administrator' });
    expect((await denis.post(`${change.path}/decision`, { decision: 'approve' })).body.code).toBe(
      'not-a-decider',
    );
    await marie.put(`/organisations/219200235/members/${body.personId}/role`, { role: 'declarant' });

    const refused = await marie.post(`${change.path}/decision`, {
      decision: 'refuse',
      reason: 'Inconnue ici.',
    });
    expect(refused.body).toMatchObject({
      state: 'refused',
      way: 'co-optation',
      refusal: 'Inconnue ici.',
      can: [],
    });
    expect((await marie.post(`${change.path}/decision`, { decision: 'refuse' })).status).toBe(400);
  });

  it('has one outcome, however many come at once', async () => {
    const candidate = await system.as('ensemble@villeneuve.example');
    const change = await request(candidate, { siret: VILLENEUVE });
    const deciders = [await system.as('sophie.martin'), await system.as('paul.lefevre')];
    const answers = await Promise.all(
      deciders.flatMap((decider) => [
        decider.post(`${change.path}/decision`, { decision: 'approve' }),
        decider.post(`${change.path}/decision`, { decision: 'refuse', reason: 'Non.' }),
      ]),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const won = answers.find(({ status }) => status === 200)?.body.state;
    expect((await candidate.get(change.path)).body.state).toBe(won);
  });
});

describe('the activation key', () => {
  it('is lost after five wrong tries', async () => {
    const candidate = await system.as('cle@clamart.example');
    const change = await request(candidate);
    const wrong = { key: 'ACDEF-GHJKM-NPQRT-WXY34' };
    expect((await candidate.post(`${change.path}/activation`, wrong)).body.code).toBe('no-activation-key');
    const ordered = await candidate.post(`${change.path}/activation-key`);
    expect(ordered.body.letters).toEqual([expect.objectContaining({ number: 1, triesLeft: 5 })]);
    expect(ordered.text).not.toContain('keyHash');
    const again = await candidate.post(`${change.path}/activation-key`);
    // The next letter waits for the organisation's next envelope, three days later.
    expect(again.body.letters[1]).toMatchObject({ hasLeft: false });
    expect((await candidate.post(`${change.path}/activation-key`)).body.code).toBe('activation-key-sent');
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const { body } = await candidate.post(`${change.path}/activation`, wrong);
      expect(body).toMatchObject({ accepted: false, triesLeft });
    }
    expect((await candidate.post(`${change.path}/activation`, wrong)).body.code).toBe('no-activation-key');
    await candidate.delete(change.path);
  });
});
