import { expect, inject, it } from 'vitest';
import { useSystem } from './deployed-system.ts';
import { plainBrowser } from './plain-browser.ts';

const system = useSystem();
const deployment = inject('deployment');

const MEMBERS = '/organisations/219999026/members';
const LEA = 'lea.petit@petit-essai.example';
const NADIA = 'nadia.ferrand@petit-essai.example';

/** As the register shows this person to their administrator, without the portal. */
const inRegister = async (personId: string) =>
  (await (await system.as('lea.petit')).get(`${MEMBERS}/${personId}`)).body;

it('logs people in to the deployed pages, where an administrator adds a declarant and ends their access', async () => {
  const lea = plainBrowser(deployment);
  await lea.logIn(LEA, `${MEMBERS}/new`);
  expect(lea.path()).toBe(`${MEMBERS}/new`);
  await lea.send({ email: NADIA, givenName: 'Nadia', familyName: 'Ferrand' });
  await lea.send({ 'right-DSN': 'sign' });
  await lea.send();
  expect(lea.title()).toContain('Invitation envoyée à Nadia Ferrand');
  const [, card = ''] = /^(.*)\/invited$/.exec(lea.path()) ?? [];
  const personId = card.split('/').at(-1) ?? '';
  expect(await inRegister(personId)).toMatchObject({ status: 'invited' });

  const nadia = plainBrowser(deployment);
  const tasks = await nadia.logIn(NADIA, '/tasks');
  const [, invitation = ''] = /href="(\/invitations\/[^"]+)"/.exec(tasks) ?? [];
  await nadia.open(invitation);
  await nadia.send({ answer: 'accept' });
  expect(await inRegister(personId)).toMatchObject({ status: 'active' });
  // Named as their login says it, by the address.
  expect(await lea.open(MEMBERS)).toMatch(/ferrand/i);

  await lea.open(`${card}/end`);
  await lea.send({ reason: 'Départ' });
  await lea.send();
  expect(lea.path()).toBe(`${card}/ended`);
  expect(await inRegister(personId)).toMatchObject({ status: 'ended' });
  expect(await lea.open(`${MEMBERS}?status=active`)).not.toMatch(/ferrand/i);
});

it('shows whoever is not logged in the public pages alone', async () => {
  const nobody = plainBrowser(deployment);
  expect(await nobody.open('/')).toContain('Trousseau');
  expect(await nobody.open(MEMBERS)).not.toContain('Petit');
  expect(nobody.path()).toBe('/login');
});
