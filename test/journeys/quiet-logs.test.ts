import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { logger } from '../../shared/observability/logger.ts';
import { keys } from '../../shared/table/keys.ts';
import { useSystem } from '../support/system.ts';

const system = useSystem();

const CLAMART = '/organisations/219200235';
const EMAIL = 'secrete.personne@clamart.example';
const SECRETS = {
  email: EMAIL,
  'family name': 'Kerguelennec',
  'given name': 'Zephyrine',
  phone: '+33 1 46 62 35 35',
  reason: 'Congé de très longue durée.',
  query: 'marqueur-de-recherche',
};

let written = '';
const capture = (chunk: string | Uint8Array): boolean => {
  written += String(chunk);
  return true;
};

beforeAll(() => {
  logger.setLogLevel('DEBUG');
  vi.spyOn(process.stdout, 'write').mockImplementation(capture);
  vi.spyOn(process.stderr, 'write').mockImplementation(capture);
  for (const method of ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...texts: unknown[]) => void capture(`${texts.join(' ')}\n`),
    );
  }
});
afterAll(() => vi.restoreAllMocks());

const { 'family name': familyName, 'given name': givenName, phone, reason, query } = SECRETS;

/** A card that cannot be read any more, with everything that a card knows of its holder. */
const damageCard = async (personId: string): Promise<void> => {
  const { name, documents } = system.table();
  const key = keys.card(sirenSchema.parse('219200235'), personIdSchema.parse(personId));
  const holder = { email: EMAIL, familyName, givenName, freshness: EMAIL, version: familyName };
  const Item = { ...key, siren: '219200235', personId, holder, timeline: givenName, grants: phone };
  await documents.put({ TableName: name, Item });
};

/** A person is invited, logs in, accepts, corrects their profile and is suspended, and requests fail in every way. */
const journey = async () => {
  const marie = await system.as('marie.durand');
  const invitation = { email: EMAIL, familyName, givenName, grants: [] };
  const { body: card } = await marie.post(`${CLAMART}/members`, invitation, { 'idempotency-key': query });
  const person = await system.as(EMAIL);
  const me = await person.get('/me');
  await person.post(me.body.tasks[0].href);
  await person.patch('/me', { familyName, givenName, phone });
  await marie.get(`${CLAMART}/members?q=${query}`);
  await marie.put(`${CLAMART}/members/${card.personId}/suspension`, { reason });
  await system.anonymous().get(`/me?email=${EMAIL}&q=${query}`, { authorization: `Bearer ${query}` });
  await system.anonymous().get(`/nowhere/${EMAIL}?q=${query}`);
  await marie.post(`${CLAMART}/members`, { ...invitation, [EMAIL]: familyName });
  await marie.post(`${CLAMART}/members`, invitation);
  await damageCard(card.personId);
  return {
    token: await system.token(EMAIL),
    failed: await marie.get(`${CLAMART}/members/${card.personId}?q=${query}`),
  };
};

describe('the logs of a whole journey, refusals and a failure included', () => {
  let played: Awaited<ReturnType<typeof journey>> | undefined;
  beforeAll(async () => {
    played = await journey();
  });

  const lambdaLines = (): Record<string, unknown>[] =>
    written
      .split('\n')
      .filter((line) => line.includes('"service":"trousseau"'))
      .map((line) => JSON.parse(line));

  it('contain every request once at the gateway, by its template', () => {
    expect(system.accessLog.length).toBeGreaterThan(10);
    for (const entry of system.accessLog) {
      expect(Object.keys(entry).sort()).toEqual(['milliseconds', 'requestId', 'route', 'status']);
      expect(entry.route).toMatch(/^([A-Z]+ \/[a-z{}/.-]*|no route)$/i);
    }
  });

  it('contain the failure with its cause and the reference that the client got', () => {
    expect(played?.failed.status).toBe(500);
    // The notifier may meet the damaged card too, and then logs it in its own line.
    const lines = lambdaLines().filter(({ message }) => message === 'request failed');
    expect(lines).toMatchObject([
      { level: 'ERROR', requestId: played?.failed.body.requestId, error: { name: expect.any(String) } },
    ]);
  });

  it('contain each request of a Lambda with its route, status and duration', () => {
    const requests = lambdaLines().filter(({ message }) => message === 'request');
    expect(requests.length).toBeGreaterThan(8);
    for (const line of requests) {
      expect(line).toMatchObject({ route: expect.any(String), status: expect.any(Number) });
    }
  });

  it.each(Object.entries(SECRETS))('never contain the %s', (_, secret) => {
    const logs = `${written}${JSON.stringify(system.accessLog)}`;
    expect(logs).not.toContain(secret);
    expect(logs).not.toContain(encodeURIComponent(secret));
  });

  it('never contain any address, demo person or token', () => {
    const logs = `${written}${JSON.stringify(system.accessLog)}`;
    expect(logs).not.toMatch(/[\w.]+(@|%40)[\w-]+\.[a-z]+/i);
    expect(logs).not.toMatch(/marie|durand/i);
    expect(logs).not.toMatch(/eyJ[\w-]{10,}/);
    expect(logs).not.toMatch(/bearer/i);
    expect(logs).not.toContain(played?.token.split('.')[2]);
    expect(logs).not.toContain(system.running().secrets.clientSecret);
  });
});
