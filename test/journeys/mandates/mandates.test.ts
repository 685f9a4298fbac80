import { beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { sirenSchema } from '../../../shared/domain/identifiers.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import {
  type NewMember,
  newAddress,
  tokenOfNewcomer,
  welcomeNewcomer,
} from '../../support/access/newcomers.ts';
import { sirenNumber } from '../../support/directory/luhn.ts';
import type { Client } from '../../support/http-client.ts';
import { awaitMails } from '../../support/inbox.ts';
import { makeAdministrator } from '../../support/people/people.ts';
import { useSystem } from '../../support/system.ts';

const system = useSystem();

const CLAMART = '/organisations/219200235';
const [TOWN_HALL, SCHOOL] = ['21920023500014', '21920023500022'];
/** A private organisation that the import keeps as a mandatary. */
const ACCOUNTANTS = '819999053';
const OFFICE = `/organisations/${ACCOUNTANTS}`;
const DEED = { type: 'deliberation', reference: '2026-118', date: '2026-01-15' };
const UNTIL = '2099-12-31T00:00:00.000Z';
const PROPOSAL = {
  mandatary: { siren: ACCOUNTANTS },
  services: { DSN: 'sign', DSIJ: 'declare' },
  establishments: [TOWN_HALL],
  until: UNTIL,
  evidence: DEED,
};

let marie: Client;
let lea: Client;
let machine: Client;
let chief: Client;
let chiefAddress: string;
let nadia: NewMember;
let id: string;
/** When the mandate still was everything that had been proposed. */
let whole: string;

beforeAll(async () => {
  marie = await system.as('marie.durand');
  lea = await system.as('lea.petit');
  machine = await system.machine();
  chiefAddress = newAddress();
  chief = system.withToken(await tokenOfNewcomer(system, chiefAddress));
  await chief.get('/me');
  const siren = sirenSchema.parse(ACCOUNTANTS);
  await makeAdministrator(system.table(), { siren }, { email: chiefAddress }, systemClock());
});

const question = (name: string, service = 'DSN') => ({
  subject: { type: 'person', id: nadia.personId },
  action: { name },
  resource: { type: 'declaration', id: `${TOWN_HALL}/${service}` },
});

/** The answer without and with the mandate named, which must be the same. */
const may = async (name: string, service = 'DSN', time?: string): Promise<string> => {
  const asked = { ...question(name, service), context: { ...(time !== undefined && { time }) } };
  const { body } = await machine.post('/access/v1/evaluation', asked);
  const named = await machine.post('/access/v1/evaluation', {
    ...asked,
    context: { ...asked.context, mandate: id },
  });
  expect(named.body.decision).toBe(body.decision);
  return body.decision ? body.context.mandate : body.context.reason;
};

describe('a mandate is proposed', () => {
  it.each([
    [
      'a service that cannot be mandated',
      { services: { 'NOTIF-TAUX-ATMP': 'sign' } },
      409,
      'service-not-mandatable',
    ],
    ['a right that is not offered', { services: { BPIJ: 'sign' } }, 400, 'right-not-offered'],
    ['a place of somebody else', { establishments: ['21999901800019'] }, 400, 'unknown-establishment'],
    ['an end that has passed', { until: '2026-01-01T00:00:00Z' }, 400, 'until-not-after-from'],
    ['oneself for mandatary', { mandatary: { siren: '219200235' } }, 400, 'own-organisation'],
    [
      'a mandatary unknown to the register',
      { mandatary: { siren: sirenNumber(71) } },
      409,
      'unknown-mandatary',
    ],
  ])('but not with %s', async (_, wrong, status, code) => {
    const refused = await marie.post(`${CLAMART}/mandates`, { ...PROPOSAL, ...wrong });
    expect(refused.body).toMatchObject({ status, code });
  });

  it('to an organisation named by SIREN alone, which nobody knew', async () => {
    const siren = sirenNumber(72);
    const { status, body } = await marie.post(`${CLAMART}/mandates`, {
      ...PROPOSAL,
      mandatary: { siren, name: 'Gestion & Paie' },
    });
    expect([status, body.mandatary]).toEqual([201, { siren, name: 'Gestion & Paie' }]);
    expect((await marie.get(`/mandates/${body.id}`)).body.mandatary.name).toBe('Gestion & Paie');
    const withdrawn = await marie.post(`/mandates/${body.id}/end`, { reason: 'Erreur de SIREN.' });
    expect(withdrawn.body).toMatchObject({ status: 'ended', can: [] });
  });

  it('to a private organisation, once however often the request is sent', async () => {
    const key = { 'idempotency-key': 'propose' };
    const { status, body, headers } = await marie.post(`${CLAMART}/mandates`, PROPOSAL, key);
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toMatchObject({ status: 'proposed', can: ['end'], terms: { services: PROPOSAL.services } });
    expect((await marie.post(`${CLAMART}/mandates`, PROPOSAL, key)).body).toEqual(body);
    id = body.id;
  });

  it('and awaits the mandatary’s administrator among their tasks and mails', async () => {
    const { tasks } = (await chief.get('/me')).body;
    expect(tasks).toContainEqual(
      expect.objectContaining({
        kind: 'mandate-proposal',
        href: `/mandates/${id}/acceptance`,
        refusalHref: `/mandates/${id}/refusal`,
        organisation: { siren: '219200235', name: 'COMMUNE DE CLAMART' },
      }),
    );
    const mails = await awaitMails(system.running().inbox, chiefAddress, 2);
    const mail = mails.find(({ subject }) => subject === 'Un mandat vous est proposé');
    expect(mail?.body.text).toContain('la commune de Clamart');
    expect(mail?.body.text).toContain(`/mandates/${id}`);
  });
});

describe('the mandatary', () => {
  it('gives nothing under it before it has accepted', async () => {
    nadia = await welcomeNewcomer(system, chief, OFFICE);
    const grant = { services: { DSN: 'sign' }, establishments: 'all', mandateId: id };
    const refused = await chief.post(`${nadia.path}/grants`, grant);
    expect(refused.body).toMatchObject({ status: 409, code: 'mandate-not-active' });
  });

  it('accepts what it has seen, and no other version of it', async () => {
    const stale = await chief.post(`/mandates/${id}/acceptance`, undefined, { 'if-match': '"7"' });
    expect(stale.status).toBe(412);
    const accepted = await chief.post(`/mandates/${id}/acceptance`, undefined, { 'if-match': '"1"' });
    expect(accepted.body).toMatchObject({ status: 'active', can: ['end'], version: 2 });
    expect((await chief.post(`/mandates/${id}/refusal`)).body.code).toBe('mandate-not-proposed');
    expect((await chief.get('/me')).body.tasks).not.toContainEqual(
      expect.objectContaining({ href: `/mandates/${id}/acceptance` }),
    );
  });

  it('refuses another one, and both sides list both', async () => {
    const other = (await marie.post(`${CLAMART}/mandates`, PROPOSAL)).body.id;
    expect((await chief.post(`/mandates/${other}/refusal`, { reason: 'Complet.' })).body.status).toBe(
      'refused',
    );
    const listed = async (client: Client, organisation: string, query: string): Promise<string[]> =>
      (await client.get(`${organisation}/mandates?${query}`)).body.items.map(
        (each: { id: string }) => each.id,
      );
    expect(await listed(chief, OFFICE, 'side=mandatary')).toEqual([id, other]);
    expect(await listed(chief, OFFICE, 'side=mandator')).toEqual([]);
    expect(await listed(chief, OFFICE, 'status=active')).toEqual([id]);
    expect(await listed(marie, CLAMART, 'side=mandator&status=refused')).toEqual([other]);
    const first = (await marie.get(`${CLAMART}/mandates?limit=1`)).body;
    expect(first.items[0].id).toBe(other);
    const second = await marie.get(`${CLAMART}/mandates?limit=1&cursor=${first.nextCursor}`);
    expect(second.body.items[0].id).toBe(id);
  });

  it('gives its own people no more than the mandate says, and the refusal lists exactly what exceeds it', async () => {
    const refused = await chief.post(`${nadia.path}/grants`, {
      services: { DSN: 'sign', DSIJ: 'sign', DPAE: 'consult' },
      establishments: [TOWN_HALL, SCHOOL],
      until: '2100-01-01T00:00:00Z',
      mandateId: id,
    });
    expect(refused.body).toMatchObject({ status: 409, code: 'exceeds-mandate', href: `/mandates/${id}` });
    expect(refused.body.errors).toEqual([
      {
        pointer: '/services/DSIJ',
        code: 'right-beyond-mandate',
        detail: 'Pour le service DSIJ, le mandat s’arrête au droit de déclarer : il ne permet pas de signer.',
      },
      {
        pointer: '/services/DPAE',
        code: 'service-not-in-mandate',
        detail: 'Le mandat ne couvre pas le service DPAE.',
      },
      {
        pointer: '/establishments/1',
        code: 'establishment-not-in-mandate',
        detail: 'Le mandat ne couvre pas l’établissement 219 200 235 00022.',
      },
      {
        pointer: '/until',
        code: 'ends-after-mandate',
        detail: 'Le mandat prend fin plus tôt : le 31 décembre 2099 à 1 h (heure de Paris).',
      },
    ]);
    const elsewhere = { services: { DSN: 'sign' }, establishments: 'all', mandateId: id };
    const sophie = await system.as('sophie.martin');
    const other = await welcomeNewcomer(system, sophie, '/organisations/219999018');
    expect((await sophie.post(`${other.path}/grants`, elsewhere)).body.code).toBe('unknown-mandate');
  });

  it('gives what it says, and the person may do that; every yes names the grant and the mandate', async () => {
    expect(await may('sign')).toBe('not-a-member');
    const grant = { services: { DSN: 'sign' }, establishments: [TOWN_HALL], mandateId: id };
    const given = await chief.post(`${nadia.path}/grants`, { ...grant, services: { DSN: 'consult' } });
    expect(given.body).toMatchObject({ mandateId: id, establishments: [TOWN_HALL] });
    const changed = await chief.put(`${nadia.path}/grants/${given.body.id}`, grant);
    const { body } = await machine.post('/access/v1/evaluation', question('sign'));
    expect(body).toMatchObject({ decision: true, context: { grant: changed.body.id, mandate: id } });
    expect(await may('sign')).toBe(id);
    expect(await may('consult', 'DSIJ')).toBe('not-granted');
    expect(await may('sign', 'PASRAU')).toBe('not-granted');
    whole = new Date().toISOString();
  });

  it('may invite a person with grants under it', async () => {
    const grants = [{ services: { DSIJ: 'consult' }, establishments: 'all', mandateId: id }];
    const invited = await welcomeNewcomer(system, chief, OFFICE, grants);
    const asked = { ...question('consult', 'DSIJ'), subject: { type: 'person', id: invited.personId } };
    expect((await machine.post('/access/v1/evaluation', asked)).body.context.mandate).toBe(id);
    expect((await chief.delete(invited.path)).status).toBe(200);
    expect((await machine.post('/access/v1/evaluation', asked)).body.context.reason).toBe('ended');
  });

  it('passes nothing on: a mandate covers one’s own establishments', async () => {
    const onward = { ...PROPOSAL, mandatary: { siren: '219999018' } };
    expect((await chief.post(`${OFFICE}/mandates`, onward)).body.code).toBe('unknown-establishment');
  });
});

describe('the mandator', () => {
  it('reads who acts under its mandates, and with what', async () => {
    const { items } = (await marie.get(`/mandates/${id}/people`)).body;
    expect(items).toEqual([
      expect.objectContaining({
        personId: nadia.personId,
        familyName: 'Roux',
        services: { DSN: 'sign' },
        establishments: [TOWN_HALL],
        until: UNTIL,
      }),
    ]);
    const row = { personId: nadia.personId, service: 'DSN', right: 'sign', mandateId: id };
    const inReport = expect.arrayContaining([expect.objectContaining(row)]);
    expect((await marie.get(`${CLAMART}/access-report?siret=${TOWN_HALL}`)).body.items).toEqual(inReport);
    expect((await chief.get(`${OFFICE}/access-report`)).body.items).toEqual(inReport);
    expect((await marie.get(`${CLAMART}/access-report?siret=${SCHOOL}`)).body.items).not.toEqual(inReport);
    expect((await marie.get(`${CLAMART}/access-report?format=csv`)).text).toContain(id);
    const { services } = (await marie.get(`${CLAMART}/coverage`)).body.items[0];
    const { signatories } = services.find(({ service }: { service: string }) => service === 'DSN');
    expect(signatories).toContainEqual(expect.objectContaining({ personId: nadia.personId, mandateId: id }));
  });

  it('reads the events that they caused, each chained to the one before', async () => {
    const { items } = (await marie.get(`${CLAMART}/events?limit=200`)).body;
    const ofNadia = items
      .filter(({ stream }: { stream: string }) => stream.endsWith(nadia.personId))
      .reverse();
    expect(ofNadia.map(({ type }: { type: string }) => type)).toEqual(
      Array(2).fill('mandate.grants-changed'),
    );
    expect(ofNadia[1].data).toMatchObject({
      mandatary: ACCOUNTANTS,
      given: [{ mandate: id, services: { DSN: 'sign' } }],
      ended: [ofNadia[0].data.given[0].grant],
    });
    expect(firstBrokenLink(ofNadia)).toBeUndefined();
    for (const [client, organisation] of [[marie, CLAMART] as const, [chief, OFFICE] as const]) {
      const events = (await client.get(`${organisation}/events?limit=200`)).body.items
        .filter(({ stream }: { stream: string }) => stream === `mandate/${id}`)
        .reverse();
      expect(events.map(({ type }: { type: string }) => type)).toEqual([
        'mandate.proposed',
        'mandate.accepted',
      ]);
      expect(firstBrokenLink(events)).toBeUndefined();
    }
  });

  it('does not count them as members', async () => {
    const { items } = (await marie.get(`${CLAMART}/members?limit=200`)).body;
    expect(items.map(({ personId }: { personId: string }) => personId)).not.toContain(nadia.personId);
    const path = `${CLAMART}/members/${nadia.personId}`;
    const grant = { services: { DSN: 'sign' }, establishments: 'all' };
    const refused = [
      await marie.get(path),
      await marie.delete(path),
      await marie.put(`${path}/suspension`),
      await marie.post(`${path}/grants`, grant),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await nadia.client.get('/me')).body.organisations).toEqual([
      expect.objectContaining({ siren: ACCOUNTANTS }),
    ]);
  });

  it('shows the mandatary nothing else of itself, and its mandates to nobody else', async () => {
    for (const client of [chief, nadia.client]) {
      for (const part of [
        '',
        '/establishments',
        '/members',
        '/events',
        '/coverage',
        '/access-report',
        '/mandates',
      ]) {
        expect([part, (await client.get(`${CLAMART}${part}`)).status]).toEqual([part, 404]);
      }
    }
    const karim = await system.as('karim.benali');
    const nowhere = `/mandates/219200235-${ACCOUNTANTS}-01KB0ZX7C8D0E2F4G6H8J0K2M4`;
    for (const client of [lea, karim, nadia.client]) {
      for (const path of [`/mandates/${id}`, `/mandates/${id}/people`, nowhere]) {
        expect((await client.get(path)).body).toMatchObject({ status: 404, code: 'not-found' });
      }
      expect((await client.post(`/mandates/${id}/end`)).status).toBe(404);
    }
    expect((await marie.get(nowhere)).status).toBe(404);
    expect(
      (await chief.put(`/mandates/${id}/terms`, { services: { DSN: 'sign' }, establishments: 'all' })).status,
    ).toBe(403);
  });
});

describe('searches', () => {
  const search = async (what: string, asked: object) =>
    (await machine.post(`/access/v1/search/${what}`, asked)).body;

  it('find people who act under a mandate, and say so in the context', async () => {
    const { subject, action, resource } = question('sign');
    const subjects = await search('subject', { subject: { type: 'person' }, action, resource });
    expect(subjects.results).toContainEqual(subject);
    expect(subjects.context.mandates).toEqual({ [nadia.personId]: id });
    const resources = await search('resource', { subject, action, resource: { type: 'declaration' } });
    expect(resources.results).toEqual([resource]);
    expect(resources.context.mandates).toEqual({ [resource.id]: id });
    const actions = await search('action', { subject, resource });
    expect(actions.results.map(({ name }: { name: string }) => name)).toEqual(['consult', 'declare', 'sign']);
    expect(actions.context.mandates).toEqual({ consult: id, declare: id, sign: id });
  });

  it('say nothing of mandates when there is none', async () => {
    const { action, resource } = question('declare', 'DSIJ');
    const found = await search('subject', { subject: { type: 'person' }, action, resource });
    expect(found.results.length).toBeGreaterThan(0);
    expect(found.context).not.toHaveProperty('mandates');
  });
});

describe('a mandate is narrowed', () => {
  const narrower = { services: { DSN: 'declare' }, establishments: [TOWN_HALL], until: UNTIL };

  it('never widened', async () => {
    const wider = { services: { DSN: 'sign', DSIJ: 'sign' }, establishments: 'all' };
    const { body } = await marie.put(`/mandates/${id}/terms`, wider);
    expect(body).toMatchObject({ status: 409, code: 'mandate-not-narrower' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/services/DSIJ',
      '/establishments',
      '/until',
    ]);
  });

  it('and what exceeds it stops at once and is listed to both sides; the past keeps its answers', async () => {
    const { body } = await marie.put(`/mandates/${id}/terms`, narrower);
    const lost = { personId: nadia.personId, services: { DSN: 'sign' }, establishments: [] };
    expect(body.affected).toEqual([expect.objectContaining(lost)]);
    expect(body.formerTerms).toHaveLength(1);
    expect((await chief.get(`/mandates/${id}`)).body.affected).toEqual(body.affected);
    expect((await marie.get(`/mandates/${id}`)).body.affected).toEqual(body.affected);
    expect(await may('sign')).toBe('mandate-exceeded');
    expect(await may('declare')).toBe(id);
    expect(await may('sign', 'DSN', whole)).toBe(id);
    const { items } = (await marie.get(`/mandates/${id}/people`)).body;
    expect(items).toEqual([expect.objectContaining({ services: { DSN: 'declare' } })]);
    const before = (await marie.get(`/mandates/${id}/people?at=${whole}`)).body.items;
    expect(before).toEqual([expect.objectContaining({ services: { DSN: 'sign' } })]);
  });
});

describe('a mandate ends', () => {
  it('by either side, once, and every grant under it with it', async () => {
    const key = { 'idempotency-key': 'end' };
    const reason = { reason: 'Fin du marché.' };
    const ended = await chief.post(`/mandates/${id}/end`, reason, key);
    expect(ended.body).toMatchObject({ status: 'ended', can: [] });
    expect(ended.body.affected).toEqual([
      expect.objectContaining({ personId: nadia.personId, services: { DSN: 'sign' } }),
    ]);
    expect((await chief.post(`/mandates/${id}/end`, reason, key)).body).toEqual(ended.body);
    expect((await marie.post(`/mandates/${id}/end`)).body.code).toBe('mandate-not-active');
    expect(await may('declare')).toBe('mandate-ended');
    expect(await may('sign', 'DSN', whole)).toBe(id);
    const grant = { services: { DSN: 'consult' }, establishments: 'all', mandateId: id };
    expect((await chief.post(`${nadia.path}/grants`, grant)).body.code).toBe('mandate-not-active');
    expect((await marie.get(`/mandates/${id}/people`)).body.items).toEqual([]);
  });

  it('and the administrators of both sides have been notified of each step by others', async () => {
    const { inbox } = system.running();
    const subjects = async (address: string, count: number) =>
      (await awaitMails(inbox, address, count))
        .map(({ subject }) => subject)
        .filter((each) => each.includes('mandat'));
    expect(await subjects(chiefAddress, 4)).toEqual([
      'Un mandat vous est proposé',
      'Un mandat vous est proposé',
      'Un mandat est réduit',
    ]);
    const received = await subjects('marie.durand@clamart.example', 4);
    expect(received).toEqual(['Un mandat est accepté', 'Un mandat est refusé', 'Un mandat a pris fin']);
  });

  it('and people who acted under it can become members of the mandator like anybody', async () => {
    const grants = [{ services: { DSN: 'sign' }, establishments: [TOWN_HALL] }];
    const names = { familyName: 'Roux', givenName: 'Nadia' };
    const invited = await marie.post(`${CLAMART}/members`, { email: nadia.email, ...names, grants });
    expect([invited.status, invited.body.personId]).toEqual([201, nadia.personId]);
    const { tasks } = (await nadia.client.get('/me')).body;
    expect((await nadia.client.post(tasks[0].href)).status).toBe(200);
    const { body } = await machine.post('/access/v1/evaluation', question('sign'));
    expect(body.decision).toBe(true);
    expect(body.context).not.toHaveProperty('mandate');
    expect((await nadia.client.get(`${CLAMART}`)).status).toBe(200);
  });
});
