import { beforeAll, describe, expect, it } from 'vitest';
import { newAddress, welcomeNewcomer } from '../../support/access/newcomers.ts';
import { bulkOf } from '../../support/bulk-changes/changes.ts';
import type { Client } from '../../support/http-client.ts';
import { awaitMailAbout } from '../../support/inbox.ts';
import { useSystem } from '../../support/system.ts';

const CLAMART = '219200235';
const TOWN_HALL = '21920023500014';
const VILLENEUVE = '219999018';
const PETIT_ESSAI = '219999026';
const PETIT_ESSAI_HALL = '21999902600012';
const system = useSystem();
let marie: Client;
let bulk: ReturnType<typeof bulkOf>;

beforeAll(async () => {
  marie = await system.as('marie.durand');
  bulk = bulkOf(marie, CLAMART);
});

const HEADER = 'action;email;familyName;givenName;siret;service;right;from;until';
const csv = (...lines: string[]) => ({ csv: [HEADER, ...lines].join('\r\n') });
const welcome = (services: Record<string, string>) =>
  welcomeNewcomer(system, marie, `/organisations/${CLAMART}`, [{ services, establishments: 'all' }]);
const maySign = async (personId: string, service: string, siret = TOWN_HALL): Promise<boolean> => {
  const { body } = await (await system.machine()).post('/access/v1/evaluation', {
    subject: { type: 'person', id: personId },
    action: { name: 'sign' },
    resource: { type: 'declaration', id: `${siret}/${service}` },
  });
  return body.decision;
};

describe('a file of additions and removals', () => {
  it('is shown first, then applied, then undone, each person in one change of their card', async () => {
    const signer = await welcome({ DSN: 'sign', PASRAU: 'sign' });
    const { body: shown } = await bulk.check(
      csv(
        `add;${newAddress()};Blanc;Zoé;${TOWN_HALL};DSN;sign;;`,
        `remove;${signer.email.toUpperCase()};;;;PASRAU;;;`,
        `change;${signer.email};;;;DSN;consult;;`,
      ),
    );
    expect(shown).toMatchObject({
      ...{ state: 'checked', source: 'csv', needsApproval: false, can: ['run'] },
      summary: { lines: 3, faulty: 0, added: 1, changed: 1, ended: 1, invited: 1, people: 2 },
    });
    expect(shown.summary.firstUncovered).toContainEqual({ service: 'PASRAU', siret: TOWN_HALL });
    expect(await bulk.differences(shown.id)).toMatchObject([
      { place: TOWN_HALL, service: 'DSN', after: { right: 'sign' }, effect: 'added' },
      { service: 'DSN', before: { right: 'sign' }, after: { right: 'consult' }, effect: 'changed' },
      { place: 'all', service: 'PASRAU', before: { right: 'sign' }, effect: 'ended' },
    ]);
    expect(await maySign(signer.personId, 'PASRAU')).toBe(true);

    const { version } = (await marie.get(signer.path)).body;
    const { body: done } = await bulk.run(shown.id);
    expect(done).toMatchObject({
      ...{ state: 'done', can: ['undo'] },
      progress: { total: 3, done: 3, applied: 3, refused: 0 },
    });
    expect(await bulk.lines(shown.id)).toMatchObject([
      { line: 2, effect: 'added', outcome: 'applied', personId: expect.any(String) },
      { line: 3, effect: 'ended', outcome: 'applied' },
      { line: 4, effect: 'changed', outcome: 'applied' },
    ]);
    expect((await marie.get(signer.path)).body.version).toBe(version + 1);
    expect(await maySign(signer.personId, 'PASRAU')).toBe(false);
    expect(await maySign(signer.personId, 'DSN')).toBe(false);

    const { body: undone } = await bulk.undo(shown.id);
    expect(undone).toMatchObject({ state: 'undone', kept: [], can: [] });
    expect(await maySign(signer.personId, 'PASRAU')).toBe(true);
    expect(await maySign(signer.personId, 'DSN')).toBe(true);
    expect((await bulk.undo(shown.id)).body.code).toBe('access-change-not-ready');
    const { items } = (await marie.get(`/organisations/${CLAMART}/events`)).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['access.changed', 'member.invited', 'member.ended', 'access-change.undone']),
    );
  });

  it('shows each wrong line with its cell and reason, and is applied without them only when asked to', async () => {
    const { body: shown } = await bulk.check(
      csv(
        'add;karim.benali@clamart.example;;;21999902600012;DSN;sign;;',
        'remove;marie.durand@clamart.example;;;;;;;',
        'add;karim.benali@clamart.example;;;;AER;sign;;',
        'remove;nobody@clamart.example;;;;;;;',
      ),
    );
    expect(shown.summary).toMatchObject({ faulty: 3, added: 1, lastAdministrator: true });
    expect(shown.can).toEqual(['run-valid-lines']);
    expect(await bulk.lines(shown.id, '?only=refused')).toMatchObject([
      { line: 2, faults: [{ column: 'siret', detail: expect.any(String) }] },
      { line: 3, faults: [{ column: 'email', code: 'last-administrator' }] },
      { line: 5, faults: [{ column: 'email', code: 'not-a-member', value: 'nobody@clamart.example' }] },
    ]);
    expect((await bulk.run(shown.id)).body.code).toBe('access-change-faulty');
    const { body: done } = await bulk.run(shown.id, 'valid-lines');
    expect(done).toMatchObject({ state: 'done', progress: { applied: 1, refused: 0 } });
    await bulk.undo(shown.id);
  });

  it('is applied to nobody, or only to the others, when a card has changed since it was shown', async () => {
    const [changed, other] = [await welcome({ DSIJ: 'sign' }), await welcome({ DSIJ: 'sign' })];
    const lines = csv(`remove;${other.email};;;;DSIJ;;;`, `remove;${changed.email};;;;DSIJ;;;`);
    const [whole, partly] = [await bulk.check(lines), await bulk.check(lines)];
    await marie.post(`${changed.path}/grants`, { services: { AER: 'consult' }, establishments: 'all' });

    expect((await bulk.run(whole.body.id)).body.state).toBe('stopped');
    expect(await bulk.lines(whole.body.id, '?only=refused')).toMatchObject([
      { line: 2, outcome: 'refused', code: 'taken-back' },
      { line: 3, outcome: 'refused', code: 'card-changed' },
    ]);
    expect(await maySign(other.personId, 'DSIJ')).toBe(true);

    const { body: done } = await bulk.run(partly.body.id, 'valid-lines');
    expect(done).toMatchObject({ state: 'done', progress: { applied: 1, refused: 1 } });
    expect(await maySign(other.personId, 'DSIJ')).toBe(false);
    expect(await maySign(changed.personId, 'DSIJ')).toBe(true);
  });

  it('leaves what somebody has changed since, when undone, and lists it', async () => {
    const member = await welcome({ DSN: 'sign' });
    const { body: shown } = await bulk.check(csv(`add;${member.email};;;;PASRAU;sign;;`));
    await bulk.run(shown.id);
    const { grants } = (await marie.get(member.path)).body;
    await marie.delete(`${member.path}/grants/${grants.at(-1).id}`);
    expect((await bulk.undo(shown.id)).body).toMatchObject({
      state: 'undone',
      kept: [{ personId: member.personId, why: 'grant-since-ended' }],
    });
    expect(await maySign(member.personId, 'DSN')).toBe(true);
  });

  it('gives a person whom it had ended back their work under another organisation’s mandate', async () => {
    const [sophie, lea] = [await system.as('sophie.martin'), await system.as('lea.petit')];
    const { body: mandate } = await lea.post(`/organisations/${PETIT_ESSAI}/mandates`, {
      ...{ mandatary: { siren: VILLENEUVE }, services: { DSN: 'sign' }, establishments: 'all' },
      evidence: { type: 'deliberation', reference: '2026-118', date: '2026-01-15' },
    });
    expect((await sophie.post(`/mandates/${mandate.id}/acceptance`)).status).toBe(200);
    const member = await welcomeNewcomer(system, sophie, `/organisations/${VILLENEUVE}`, []);
    const under = { services: { DSN: 'sign' }, establishments: 'all', mandateId: mandate.id };
    expect((await sophie.post(`${member.path}/grants`, under)).status).toBe(201);
    const hers = bulkOf(sophie, VILLENEUVE);
    const { body: shown } = await hers.check(csv(`remove;${member.email};;;;;;;`));
    expect(shown.summary).toMatchObject({ leaving: 1, losingLastRight: 1 });
    await hers.run(shown.id);
    expect(await maySign(member.personId, 'DSN', PETIT_ESSAI_HALL)).toBe(false);
    expect((await hers.undo(shown.id)).body).toMatchObject({ state: 'undone', kept: [] });
    expect(await maySign(member.personId, 'DSN', PETIT_ESSAI_HALL)).toBe(true);
    const { items } = (await lea.get(`/organisations/${PETIT_ESSAI}/events`)).body;
    const recorded = items.filter(({ type }: { type: string }) => type === 'mandate.grants-changed');
    expect(recorded.map(({ data }: { data: { given: unknown[] } }) => data.given)).toMatchObject([
      [{ mandate: mandate.id }],
      [{ mandate: mandate.id }],
    ]);
  });

  it('comes as Excel writes it to its own address, and goes back as CSV without formulas', async () => {
    const text = [HEADER, `add;${newAddress()};=1+1;Zoé;;DSN;sign;;`, 'x'].join('\r\n');
    const bytes = Buffer.from(text, 'latin1');
    const { body: upload } = await marie.post(`/organisations/${CLAMART}/access-change-uploads`, {
      bytes: bytes.length,
    });
    expect((await bulk.check({ upload: upload.upload })).body).toMatchObject({
      state: 'unreadable',
      unreadable: { code: 'not-uploaded', detail: expect.stringContaining('n’est pas arrivé') },
    });
    expect((await fetch(upload.href, { method: upload.method, body: bytes })).status).toBe(200);
    const { body: shown } = await bulk.check({ upload: upload.upload });
    expect(shown).toMatchObject({ state: 'checked', source: 'upload', summary: { faulty: 2 }, can: [] });
    const { body: link } = await marie.get(bulk.pathOf(shown.id).concat('/result-file'));
    const result = await (await fetch(link.href)).text();
    expect(result).toContain("'=1+1;Zoé");
    expect(result).toContain('unknown-action bad-email');
  });

  it.each([
    ['a quote that is never closed', 'add;"x@y.example', 'quote-not-closed'],
    ['a line of 100,000 columns', 'x;'.repeat(100_000), 'line-too-long'],
  ])('with %s is refused as a whole, with its reason', async (_, line, code) => {
    expect((await bulk.check(csv(line))).body).toMatchObject({
      state: 'unreadable',
      unreadable: { code },
      can: [],
    });
  });

  it('with an unknown column is refused, and the column named', async () => {
    const [header, row] = [
      'action;email;SIRET du site;service;right',
      `add;${newAddress()};${TOWN_HALL};DSN;sign`,
    ];
    expect((await bulk.check({ csv: `${header}\n${row}` })).body).toMatchObject({
      state: 'unreadable',
      unreadable: {
        ...{ code: 'unknown-column', line: 1, column: 'SIRET du site' },
        detail: expect.stringContaining('« SIRET du site »'),
      },
    });
  });

  it('does not reveal whether the register knows the address of a non-member', async () => {
    const shownOf = async (email: string) => {
      const { body } = await bulk.check(
        csv(`add;${email};Roux;Nadia;;DSN;sign;;`, `add;${email};;;;AER;sign;;`),
      );
      const shown = [body.summary, await bulk.lines(body.id), await bulk.differences(body.id)];
      return JSON.stringify(shown).replaceAll(email, 'the address');
    };
    const nameless = async (email: string) => {
      const { body } = await bulk.check(csv(`add;${email};;;;DSN;sign;;`));
      return (await bulk.lines(body.id))[0].faults[0].code;
    };
    const [known, unknown] = ['paul.lefevre@villeneuve.example', newAddress()];
    expect(await shownOf(known)).toBe(await shownOf(unknown));
    expect([await nameless(known), await nameless(unknown)]).toEqual(['missing-name', 'missing-name']);
  });

  it('is requested in the right order, and of the right organisation', async () => {
    const base = `/organisations/${CLAMART}/access-changes`;
    expect((await marie.post(base, csv('x'))).status).toBe(400);
    const { body: shown } = await bulk.check(csv('remove;karim.benali@clamart.example;;;;DSIJ;;;'));
    expect((await marie.post(`${base}?dryRun=true`, { dryRunId: shown.id })).status).toBe(400);
    const sophie = await system.as('sophie.martin');
    expect((await sophie.get(bulkOf(sophie, VILLENEUVE).pathOf(shown.id))).status).toBe(404);
    expect((await marie.get('/access-changes/template')).text).toContain('Action;Adresse électronique;Nom');
    expect((await marie.get('/access-changes/template?format=xlsx')).text).toMatch(/^PK/);
    const { items } = (await marie.get(`${base}?limit=1`)).body;
    expect(items).toMatchObject([{ id: shown.id }]);
  });
});

describe('a large removal', () => {
  it('waits for a second administrator, if there is one', async () => {
    const [sophie, paul] = [await system.as('sophie.martin'), await system.as('paul.lefevre')];
    const [hers, his] = [bulkOf(sophie, VILLENEUVE), bulkOf(paul, VILLENEUVE)];
    const people = Array.from({ length: 21 }, newAddress);
    const { body: added } = await hers.check(
      csv(...people.map((email) => `add;${email};Roux;Nadia;;DSN;sign;;`)),
    );
    expect((await hers.run(added.id)).body).toMatchObject({ state: 'done', progress: { applied: 21 } });
    expect((await hers.undo(added.id)).body).toMatchObject({ state: 'awaiting-undo-approval', can: [] });
    await awaitMailAbout(
      system.running().inbox,
      'paul.lefevre@villeneuve.example',
      'Une annulation attend votre accord',
    );
    expect((await paul.get('/me')).body.tasks).toMatchObject([
      { kind: 'access-change-decision', href: `${his.pathOf(added.id)}/decision` },
    ]);
    const useful = { decision: 'refuse', reason: 'Ces agents arrivent.' };
    expect((await hers.decide(added.id, useful)).body.code).toBe('own-request');
    expect((await his.decide(added.id, useful)).body).toMatchObject({ state: 'done', can: ['undo'] });
    await awaitMailAbout(system.running().inbox, 'sophie.martin@villeneuve.example', 'est refusée');
    const removal = csv(...people.map((email) => `remove;${email};;;;;;;`));
    const { body: shown } = await hers.check(removal);
    expect(shown).toMatchObject({ needsApproval: true, summary: { leaving: 21, losingLastRight: 21 } });
    expect((await hers.run(shown.id)).body).toMatchObject({ state: 'awaiting-approval', can: [] });
    expect((await hers.decide(shown.id, { decision: 'approve' })).body.code).toBe('own-request');
    await awaitMailAbout(system.running().inbox, 'paul.lefevre@villeneuve.example', 'attend votre accord');
    const [task] = (await paul.get('/me')).body.tasks;
    expect(task).toMatchObject({ kind: 'access-change-decision', href: `${his.pathOf(shown.id)}/decision` });
    const reason = 'Ces agents restent.';
    expect((await his.decide(shown.id, { decision: 'refuse', reason })).body).toMatchObject({
      state: 'refused',
      refusal: reason,
    });
    const { body: again } = await hers.check(removal);
    await hers.run(again.id);
    expect((await his.decide(again.id, { decision: 'approve' })).body).toMatchObject({
      state: 'done',
      progress: { applied: 21, refused: 0 },
    });
    await awaitMailAbout(system.running().inbox, 'sophie.martin@villeneuve.example', 'est appliquée');
  });
});
