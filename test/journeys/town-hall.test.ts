import { describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../shared/domain/events.ts';
import type { Client } from '../support/http-client.ts';
import { useSystem } from '../support/system.ts';

const system = useSystem();

const CLAMART = '/organisations/219200235';
const TOWN_HALL = '21920023500014';
const VILLENEUVE = '/organisations/219999018';

const ask = async (
  machine: Client,
  person: string,
  name: string,
  siret: string,
  service: string,
  time?: string,
) => {
  const { body } = await machine.post('/access/v1/evaluation', {
    subject: { type: 'person', id: person },
    action: { name },
    resource: { type: 'declaration', id: `${siret}/${service}` },
    ...(time !== undefined && { context: { time } }),
  });
  return body.decision ? 'yes' : body.context.reason;
};

/** The names that issuers give to whoever has the address, when it holds both. */
const namesOf = (email: string) => {
  const [first = '', second] = (email.split('@')[0] ?? '').split('.');
  return second === undefined ? { familyName: first } : { givenName: first, familyName: second };
};

const invite = async (email: string, grants: unknown[] = []) => {
  const marie = await system.as('marie.durand');
  const { body, status } = await marie.post(`${CLAMART}/members`, {
    email,
    ...namesOf(email),
    grants,
  });
  expect(status).toBe(201);
  return body;
};

const join = async (email: string, grants: unknown[] = []) => {
  const { personId } = await invite(email, grants);
  const newcomer = await system.as(email);
  const me = await newcomer.get('/me');
  expect((await newcomer.post(me.body.tasks[0].href)).status).toBe(200);
  return { personId, newcomer, path: `${CLAMART}/members/${personId}` };
};

describe('a member arrives, works, and leaves', () => {
  it('follows every step, and the past keeps its answers', async () => {
    const marie = await system.as('marie.durand');
    const machine = await system.machine();
    const email = 'nadia.roux@clamart.example';
    const grant = { services: { DSN: 'sign' }, establishments: [TOWN_HALL] };

    const card = await invite(email, [grant]);
    expect(card).toMatchObject({ status: 'invited', role: 'declarant' });
    expect(await ask(machine, card.personId, 'sign', TOWN_HALL, 'DSN')).toBe('not-accepted');

    const nadia = await system.as(email);
    const me = await nadia.get('/me');
    expect(me.body.personId).toBe(card.personId);
    const [task] = me.body.tasks;
    expect(task).toMatchObject({ kind: 'invitation', organisation: { siren: '219200235' } });
    expect((await nadia.post(task.href)).body.status).toBe('active');
    expect((await nadia.get('/me')).body.tasks).toEqual([]);

    const path = `${CLAMART}/members/${card.personId}`;
    expect(await ask(machine, card.personId, 'sign', TOWN_HALL, 'DSN')).toBe('yes');
    // Requests lie between this and what comes before and after, so no two of them are in the same millisecond.
    const whileWorking = new Date().toISOString();
    expect(await ask(machine, card.personId, 'consult', TOWN_HALL, 'DSN')).toBe('yes');
    expect(await ask(machine, card.personId, 'sign', TOWN_HALL, 'PASRAU')).toBe('not-granted');
    expect(await ask(machine, card.personId, 'sign', '21920023500022', 'DSN')).toBe('establishment-closed');

    expect((await marie.put(`${path}/suspension`, { reason: 'Absence.' })).body.status).toBe('suspended');
    expect(await ask(machine, card.personId, 'consult', TOWN_HALL, 'DSN')).toBe('suspended');
    expect((await marie.delete(`${path}/suspension`)).body.status).toBe('active');
    expect(await ask(machine, card.personId, 'sign', TOWN_HALL, 'DSN')).toBe('yes');

    const given = await marie.post(`${path}/grants`, {
      services: { DPAE: 'declare' },
      establishments: 'all',
    });
    expect(given.status).toBe(201);
    expect(await ask(machine, card.personId, 'sign', TOWN_HALL, 'DPAE')).toBe('right-too-low');
    await marie.delete(`${path}/grants/${given.body.id}`);
    expect(await ask(machine, card.personId, 'declare', TOWN_HALL, 'DPAE')).toBe('grant-ended');

    const before = await marie.get(`${CLAMART}/access-report?at=${whileWorking}&service=DSN`);
    expect(before.body.items.map((row: { personId: string }) => row.personId)).toContain(card.personId);

    const ended = await marie.delete(path, { reason: 'Mutation.' });
    expect(ended.status).toBe(200);
    expect(await ask(machine, card.personId, 'sign', TOWN_HALL, 'DSN')).toBe('ended');
    expect(await ask(machine, card.personId, 'sign', TOWN_HALL, 'DSN', whileWorking)).toBe('yes');
    expect((await marie.delete(path)).body.code).toBe('member-ended');
    expect((await nadia.get(CLAMART)).status).toBe(404);
  });

  it('lists what nobody may sign any more when the only signatory leaves', async () => {
    const marie = await system.as('marie.durand');
    const { path } = await join('seule.roux@clamart.example', [
      { services: { PASRAU: 'sign' }, establishments: 'all' },
    ]);
    const coverage = await marie.get(`${CLAMART}/coverage`);
    const [hall] = coverage.body.items;
    expect(
      hall.services.find((each: { service: string }) => each.service === 'PASRAU').signatories,
    ).toHaveLength(1);
    const { body } = await marie.delete(path);
    expect(body.uncovered).toMatchObject({
      known: true,
      count: 1,
      first: [{ service: 'PASRAU', siret: TOWN_HALL }],
    });
  });

  it('writes evidence whose chain holds, newest first, page by page', async () => {
    const marie = await system.as('marie.durand');
    const first = await marie.get(`${CLAMART}/events?limit=2`);
    expect(first.body.items).toHaveLength(2);
    const rest = await marie.get(`${CLAMART}/events?limit=200&cursor=${first.body.nextCursor}`);
    const all = [...first.body.items, ...rest.body.items];
    expect(all.map((event) => event.occurredAt)).toEqual(
      all
        .map((event) => event.occurredAt)
        .sort()
        .reverse(),
    );
    const streams = Map.groupBy(all, (event) => event.stream);
    for (const events of streams.values()) {
      expect(firstBrokenLink(events.sort((a, b) => a.sequence - b.sequence))).toBeUndefined();
    }
  });
});

describe('an invitation', () => {
  it('can be refused, and is then closed', async () => {
    const card = await invite('refuse@clamart.example');
    const person = await system.as('refuse@clamart.example');
    const [task] = (await person.get('/me')).body.tasks;
    expect((await person.post(task.refusalHref)).body.status).toBe('ended');
    expect((await person.post(task.href)).body.code).toBe('invitation-closed');
    const machine = await system.machine();
    expect(await ask(machine, card.personId, 'consult', TOWN_HALL, 'DSN')).toBe('not-accepted');
  });

  it('is not found by anybody else, and is accepted in any case of the address', async () => {
    await invite('Jean.DUPONT@Clamart.example');
    const jean = await system.as('jean.dupont@clamart.example');
    const [task] = (await jean.get('/me')).body.tasks;
    expect((await (await system.as('autre@clamart.example')).post(task.href)).status).toBe(404);
    expect((await jean.post(task.href)).status).toBe(200);
  });

  it('can be withdrawn by the administrator, and sent again', async () => {
    const marie = await system.as('marie.durand');
    const { personId } = await invite('retire@clamart.example');
    const again = { email: 'retire@clamart.example', familyName: 'R', givenName: 'T' };
    expect((await marie.post(`${CLAMART}/members`, again)).body.code).toBe('already-invited');
    expect((await marie.delete(`${CLAMART}/members/${personId}`)).status).toBe(200);
    expect((await (await system.as('retire@clamart.example')).get('/me')).body.tasks).toEqual([]);
    expect((await marie.post(`${CLAMART}/members`, again)).status).toBe(201);
  });
});

describe('administrators', () => {
  it('are never without one: the last cannot leave, be suspended or step down', async () => {
    const lea = await system.as('lea.petit');
    const { personId } = (await lea.get('/me')).body;
    const path = `/organisations/219999026/members/${personId}`;
    expect((await lea.get('/organisations/219999026')).body.warnings).toEqual(['single-administrator']);
    for (const refused of [
      await lea.delete(path),
      await lea.put(`${path}/suspension`),
      await lea.put(`${path}/role`, { role: 'declarant' }),
    ]) {
      expect(refused.body).toMatchObject({ status: 409, code: 'last-administrator' });
    }
  });

  it('share an organisation, and one of two may step down', async () => {
    const sophie = await system.as('sophie.martin');
    expect((await sophie.get(VILLENEUVE)).body.warnings).toEqual([]);
    const paul = await system.as('paul.lefevre');
    const { personId } = (await paul.get('/me')).body;
    const changed = await sophie.put(`${VILLENEUVE}/members/${personId}/role`, { role: 'declarant' });
    expect(changed.body.role).toBe('declarant');
    expect((await paul.get(`${VILLENEUVE}/members`)).status).toBe(403);
    await sophie.put(`${VILLENEUVE}/members/${personId}/role`, { role: 'administrator' });
    expect((await paul.get(`${VILLENEUVE}/members`)).status).toBe(200);
  });

  it('page through five hundred establishments without missing one', async () => {
    const sophie = await system.as('sophie.martin');
    const seen: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page = await sophie.get(`${VILLENEUVE}/establishments?limit=200${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.items.map(({ siret }: { siret: string }) => siret));
      cursor = page.body.nextCursor;
    }
    expect(new Set(seen).size).toBe(500);
    expect(seen).toHaveLength(500);
  });
});

describe('the same request twice', () => {
  it('has one effect and one answer under one idempotency key', async () => {
    const marie = await system.as('marie.durand');
    const body = { email: 'cle@clamart.example', familyName: 'C', givenName: 'L' };
    const headers = { 'idempotency-key': 'invitation-1' };
    const answers = await Promise.all([1, 2, 3].map(() => marie.post(`${CLAMART}/members`, body, headers)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const other = await marie.post(`${CLAMART}/members`, { ...body, familyName: 'D' }, headers);
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('is refused with 412 when the card has changed since it was read', async () => {
    const marie = await system.as('marie.durand');
    const { path } = await join('version.roux@clamart.example');
    const read = await marie.get(path);
    const stale = { 'if-match': read.headers.get('etag') ?? '' };
    expect((await marie.put(`${path}/suspension`, {}, stale)).status).toBe(200);
    expect((await marie.delete(`${path}/suspension`, undefined, stale)).body.code).toBe('stale-version');
  });
});

describe('a profile', () => {
  it('is corrected by its owner and shows on the card and in the answer to a check', async () => {
    const { newcomer, personId, path } = await join('profil.roux@clamart.example', [
      { services: { DSN: 'consult' }, establishments: 'all' },
    ]);
    const corrected = await newcomer.patch('/me', { familyName: 'Legrand', phone: '+33 1 46 62 35 35' });
    expect(corrected.body).toMatchObject({ familyName: 'Legrand', profile: { status: 'confirmed' } });
    const marie = await system.as('marie.durand');
    expect((await marie.get(path)).body.familyName).toBe('Legrand');
    expect((await newcomer.post('/me/profile-confirmations')).status).toBe(201);
    const { body } = await (await system.machine()).post('/access/v1/evaluation', {
      subject: { type: 'person', id: personId },
      action: { name: 'consult' },
      resource: { type: 'declaration', id: `${TOWN_HALL}/DSN` },
    });
    expect(body.context.profileStale).toBe(false);
  });
});

describe('the access report', () => {
  it('comes as CSV in which no cell is a formula', async () => {
    const marie = await system.as('marie.durand');
    const { newcomer } = await join('formule.roux@clamart.example', [
      { services: { DSN: 'consult' }, establishments: 'all' },
    ]);
    const link = await newcomer.patch('/me', { familyName: '=HYPERLINK("http://x.example")' });
    expect(link.status).toBe(400);
    await newcomer.patch('/me', { familyName: '-Essai' });
    const { text, headers } = await marie.get(`${CLAMART}/access-report?format=csv`);
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text).toContain(`'-Essai`);
    expect(text).not.toMatch(/(^|;)"?[=+\-@]/m);
  });
});
