import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { type NewMember, tokenWith, welcomeNewcomer } from '../../support/access/newcomers.ts';
import type { Client } from '../../support/http-client.ts';
import { useSystem } from '../../support/system.ts';

const system = useSystem();
const ORGANISATION = '/organisations/219200235';
const DSN = { services: { DSN: 'sign' }, establishments: 'all' };
const TOWN_HALL = '21920023500014';

let marie: Client;
let second: NewMember;
let members: NewMember[];
beforeAll(async () => {
  marie = await system.as('marie.durand');
  second = await welcomeNewcomer(system, marie, ORGANISATION);
  await marie.put(`${second.path}/role`, { role: 'administrator' });
  members = [];
  for (const _ of [1, 2, 3, 4]) members.push(await welcomeNewcomer(system, marie, ORGANISATION, [DSN]));
});

const tasksOf = async (client: Client) =>
  (await client.get('/me')).body.tasks.filter(({ kind }: { kind: string }) => kind === 'access-review');

/** What the pages of the review's cards show, followed to their end. */
const allCards = async (path: string) => {
  const items = [];
  let cursor = '';
  do {
    const { body } = await marie.get(`${path}/cards?limit=2${cursor}`);
    items.push(...body.items);
    cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  return items;
};

it('administrators review who has access, each the other, sign it off, and check the export against the evidence', async () => {
  const [kept, changed, gone, narrowed] = members;
  if (!kept || !changed || !gone || !narrowed) throw new Error('four members');
  expect(await tasksOf(marie)).toEqual([]);
  const opened = await marie.post(`${ORGANISATION}/reviews`, undefined, { 'idempotency-key': 'open' });
  expect([opened.status, opened.body.counts.outstanding]).toEqual([201, opened.body.counts.total]);
  expect(
    (await marie.post(`${ORGANISATION}/reviews`, undefined, { 'idempotency-key': 'open' })).body,
  ).toEqual(opened.body);
  expect((await marie.post(`${ORGANISATION}/reviews`)).body.code).toBe('review-already-open');
  const path = `${ORGANISATION}/reviews/${opened.body.id}`;
  for (const administrator of [marie, second.client]) {
    expect(await tasksOf(administrator)).toEqual([
      expect.objectContaining({ href: `${path}/decisions`, dueAt: opened.body.deadlines.endsAt }),
    ]);
  }
  expect(await tasksOf(kept.client)).toEqual([]);
  expect((await kept.client.get(path)).body.code).toBe('forbidden');
  expect((await marie.get(`${ORGANISATION}/reviews`)).body.items[0].id).toBe(opened.body.id);

  // A change is made on the card by the usual command, and its result is confirmed.
  const cards = await allCards(path);
  expect(cards).toHaveLength(opened.body.counts.total);
  const given = await marie.post(`${changed.path}/grants`, { ...DSN, services: { PASRAU: 'sign' } });
  expect(given.status).toBe(201);
  const seen = new Map<string, number>(cards.map(({ personId, version }) => [personId, version]));
  const decided: Record<string, object> = {
    [gone.personId]: { decision: 'end', reason: '=HYPERLINK("//x")' },
    [narrowed.personId]: {
      decision: 'change',
      give: [{ services: { DPAE: 'declare' }, establishments: [TOWN_HALL] }],
    },
  };
  const decisions = cards.map(({ personId, version, grants: [grant] }) => ({
    ...{ personId, version },
    ...(decided[personId] ?? { decision: 'confirm' }),
    ...(personId === narrowed.personId && { end: [grant.id] }),
  }));
  // A change that the rules refuse is told with its place in the body, and refuses nothing beside it.
  const wrong = { decision: 'change', give: [{ ...DSN }, { ...DSN, services: { NOPE: 'sign' } }] };
  const of = (person: string) => decisions.find(({ personId }) => personId === person);
  const both = [of(kept.personId), { ...of(narrowed.personId), ...wrong }];
  const { results } = (await marie.post(`${path}/decisions`, { decisions: both })).body;
  expect(results).toMatchObject([
    { outcome: 'done' },
    {
      ...{ outcome: 'refused', code: 'unknown-service', href: '/services' },
      errors: [{ pointer: '/decisions/1/give/1/services/NOPE', code: 'unknown-service' }],
    },
  ]);
  const body = { decisions };
  const answer = await marie.post(`${path}/decisions`, body, { 'idempotency-key': 'all' });
  const refused = answer.body.results.filter(({ outcome }: { outcome: string }) => outcome === 'refused');
  const { personId: self } = (await marie.get('/me')).body;
  expect(refused.map(({ personId, code }: Record<string, string>) => [personId, code]).sort()).toEqual(
    [
      [self, 'own-card'],
      [changed.personId, 'stale-version'],
    ].sort(),
  );
  expect((await marie.post(`${path}/decisions`, body, { 'idempotency-key': 'all' })).body).toEqual(
    answer.body,
  );
  const unfinished = (await marie.post(`${path}/signature`)).body;
  expect(unfinished).toMatchObject({ status: 409, code: 'review-incomplete' });
  expect(unfinished.errors.map(({ href }: { href: string }) => href).sort()).toEqual(
    [self, changed.personId].map((person) => `${ORGANISATION}/members/${person}`).sort(),
  );
  const left = (await marie.get(`${path}/cards?standing=outstanding`)).body.items;
  expect(left).toHaveLength(2);
  const again = left.map(({ personId, version }: Record<string, unknown>) => ({
    ...{ personId, version, decision: 'confirm' },
  }));
  expect(
    again.find(({ personId }: { personId: string }) => personId === changed.personId).version,
  ).toBeGreaterThan(seen.get(changed.personId) ?? 0);
  const bySecond = await second.client.post(`${path}/decisions`, { decisions: again });
  expect(bySecond.body.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['done', 'done']);
  const signed = await second.client.post(`${path}/signature`);
  expect(signed.body).toMatchObject({ status: 'signed', signedBy: second.personId });
  expect(signed.body.counts).toMatchObject({ changed: 1, ended: 1, outstanding: 0 });
  expect((await marie.get(narrowed.path)).body.grants).toMatchObject([
    { services: { DSN: 'sign' }, endedAt: expect.any(String) },
    { services: { DPAE: 'declare' } },
  ]);
  expect(await tasksOf(marie)).toEqual([]);

  const csv = await marie.get(`${path}/export`);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const rows: Record<string, string>[] = parse(csv.text, { columns: true, delimiter: ';', bom: true });
  expect(rows).toHaveLength(opened.body.counts.total);
  const rowOf = ({ personId }: NewMember) => rows.find((row) => row.Identifiant === personId);
  expect(rowOf(gone)).toMatchObject({
    ...{ Fiche: 'accès terminé', 'Décidée par (identifiant)': self, 'Signée par': 'Nadia Roux' },
    'Signée par (identifiant)': second.personId,
    Motif: '\'=HYPERLINK("//x")',
  });
  expect(rowOf(narrowed)).toMatchObject({ Fiche: 'modifiée', 'Décidée par (identifiant)': self });
  expect(rowOf(changed)).toMatchObject({ Fiche: 'confirmée', 'Décidée par (identifiant)': second.personId });
  const { body: evidence } = await marie.get(`${ORGANISATION}/events?limit=200`);
  for (const row of rows) {
    const [personId, decidedBy] = [row.Identifiant, row['Décidée par (identifiant)']];
    const lastEventHash = row['Empreinte du dernier événement'];
    const event = evidence.items.find(({ hash }: { hash: string }) => hash === lastEventHash);
    expect(event).toMatchObject({ personId, actor: { id: decidedBy }, data: { review: opened.body.id } });
  }
  const signature = evidence.items.find(({ type }: { type: string }) => type === 'access-review.signed');
  expect(signature.data.marksHash).toBe(rows[0]?.['Empreinte des décisions']);
  expect((await marie.get(`${path}/export?format=json`)).body.items).toHaveLength(rows.length);

  // Ended cards give no access any more, and a signed review decides nothing.
  expect((await gone.client.get(ORGANISATION)).status).toBe(404);
  const late = await marie.post(`${path}/decisions`, { decisions: again });
  expect(late.body.results.map(({ code }: { code: string }) => code)).toEqual([
    ...again.map(() => 'already-reviewed'),
  ]);
});

it('a review belongs to its own organisation alone', async () => {
  const sophie = await system.as('sophie.martin');
  const { body } = await sophie.post('/organisations/219999018/reviews');
  expect((await marie.get(`${ORGANISATION}/reviews/${body.id}`)).status).toBe(404);
  expect((await marie.get(`/organisations/219999018/reviews/${body.id}`)).status).toBe(404);
  const stranger = system.withToken(await tokenWith(system, { sub: 'nobody', email: 'nobody@x.example' }));
  expect((await stranger.get(`/organisations/219999018/reviews/${body.id}/export`)).status).toBe(404);
});
