import { expect, it } from 'vitest';
import { inviteNewcomer, newAddress, tokenOfNewcomer, welcomeNewcomer } from '../support/access/newcomers.ts';
import { awaitMails } from '../support/inbox.ts';
import { useSystem } from '../support/system.ts';

const CLAMART = '/organisations/219200235';
const VILLENEUVE = '/organisations/219999018';

const system = useSystem();

it('writes to an invited person, without saying by whom', async () => {
  const marie = await system.as('marie.durand');
  const { email } = await inviteNewcomer(system, marie, CLAMART);
  const [mail] = await awaitMails(system.running().inbox, email, 1);
  const portal = system.portal();
  expect(mail?.subject).toBe('Invitation à rejoindre un organisme');
  expect(mail?.body.text).toContain('la commune de Clamart');
  expect(mail?.body.text).toMatch(/Date limite : le \d+(er)? \S+ \d{4} à \d+ h/);
  expect(mail?.body.text).toMatch(new RegExp(`${portal}/invitations/219200235-[0-9A-Z]{26}\n`));
  expect(mail?.body.html).toContain('<html lang="fr">');
  for (const form of [mail?.body.text, mail?.body.html]) {
    expect(form).not.toMatch(/marie|durand/i);
  }
});

it('writes to a member whose access is suspended, restored and ended', async () => {
  const marie = await system.as('marie.durand');
  const { email, path } = await welcomeNewcomer(system, marie, CLAMART);
  expect((await marie.put(`${path}/suspension`, { reason: 'Motif réservé.' })).status).toBe(200);
  expect((await marie.delete(`${path}/suspension`)).status).toBe(200);
  expect((await marie.delete(path, { reason: 'Motif réservé.' })).status).toBe(200);
  const mails = await awaitMails(system.running().inbox, email, 4);
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Invitation à rejoindre un organisme',
    'Votre accès est suspendu',
    'Votre accès est rétabli',
    'Votre accès a pris fin',
  ]);
  expect(JSON.stringify(mails)).not.toContain('Motif réservé');
});

it('writes to a person whose invitation is withdrawn', async () => {
  const marie = await system.as('marie.durand');
  const { email, path } = await inviteNewcomer(system, marie, CLAMART);
  expect((await marie.delete(path)).status).toBe(200);
  const mails = await awaitMails(system.running().inbox, email, 2);
  expect(mails[1]?.subject).toBe('Votre invitation est retirée');
});

it('writes to the candidate and to the administrators at each step of a request, once for each', async () => {
  const { inbox } = system.running();
  const sophie = await system.as('sophie.martin');
  const email = newAddress();
  const candidate = system.withToken(await tokenOfNewcomer(system, email));
  const asked = await candidate.post('/administrator-changes', {
    kind: 'additional',
    siret: (await sophie.get(`${VILLENEUVE}/establishments?limit=1`)).body.items[0].siret,
    reason: 'Renfort.',
    evidence: { type: 'order', reference: '1', date: '2026-01-02', effectiveDate: '2026-01-02' },
  });
  expect(asked.status).toBe(201);
  const path = `/administrator-changes/${asked.body.id}`;
  expect((await sophie.post(`${path}/decision`, { decision: 'approve' })).status).toBe(200);
  const received = await awaitMails(inbox, email, 2);
  expect(received.map(({ subject }) => subject)).toEqual([
    'Votre demande d’administrateur est enregistrée',
    'Vous êtes administrateur de votre organisme',
  ]);
  const administrator = (await awaitMails(inbox, 'paul.lefevre@villeneuve.example', 4)).slice(1);
  expect(administrator.map(({ subject }) => subject)).toEqual([
    'Une demande d’administrateur vous attend',
    'Une demande d’administrateur est approuvée',
    'Votre organisme a un nouvel administrateur',
  ]);
  expect(administrator[0]?.body.text).toContain('Nadia Roux');
  expect(JSON.stringify([administrator, received])).not.toContain('Renfort');
  for (const { body } of administrator) expect(body.text).not.toContain(email);
});
