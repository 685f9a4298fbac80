import { beforeEach, describe, expect, it } from 'vitest';
import { routes as invitations } from '../../../functions/invitations/contract.ts';
import { routes } from '../../../functions/members/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import { type Answers, refusal } from '../../support/portal/fake-register.ts';
import { testBrowser } from '../../support/portal/test-browser.ts';
import { createTestPortal } from '../../support/portal/test-portal.ts';

const MEMBERS = '/organisations/219200235/members';
const KARIM = '01KB0ZTF3N5Q7R9S1T3V5X7Z9B';
const END = 'DELETE /organisations/{siren}/members/{personId}';
const SERVICES = { version: 'test', services: DECLARATION_SERVICES } as unknown as AnswerOf<'GET /services'>;

let portal: ReturnType<typeof createTestPortal>;
let browser: ReturnType<typeof testBrowser>;
beforeEach(async () => {
  portal = createTestPortal();
  browser = testBrowser(portal);
  await browser.logIn();
});

const answering = (answers: Answers): void => portal.register.answerWith(answers);
/** Sends the form of a page. @returns where it leads, without the origin */
const send = async (path: string, fields: Record<string, string>): Promise<string> => {
  const response = await browser.post(path, { ...(await browser.hidden(path)), ...fields });
  return response.headers.get('location') ?? String(response.status);
};
const sent = (key: string) =>
  portal.register.asked.filter((each) => each.key === key).map(({ asking }) => asking);

describe('adding a declarant', () => {
  const begin = async (): Promise<string> => {
    answering({ 'GET /services': SERVICES });
    const who = { email: 'nadia@clamart.example', givenName: 'Nadia', familyName: 'Roux' };
    return send(`${MEMBERS}/new`, who);
  };

  it('asks nobody where for who has one establishment, and sends what was answered', async () => {
    const rights = await begin();
    const check = await send(rights, { 'right-DSN': 'sign', 'right-DSIJ': '' });
    expect(check).toContain(`${MEMBERS}/new/check?draft=`);
    expect(await send(check, {})).toBe(`${MEMBERS}/${KARIM}/invited`);
    expect(sent('POST /organisations/{siren}/members')).toMatchObject([
      {
        body: {
          email: 'nadia@clamart.example',
          grants: [{ services: { DSN: 'sign' }, establishments: 'all' }],
        },
      },
    ]);
  });

  it('adds what a service does not open without', async () => {
    const check = await send(await begin(), { 'right-DAT': 'sign' });
    expect(await (await browser.get(check)).text()).toContain('Nous avons ajouté');
    await send(check, {});
    expect(sent('POST /organisations/{siren}/members')).toMatchObject([
      { body: { grants: [{ services: { DAT: 'sign', 'COMPTE-ENTREPRISE': 'consult' } }] } },
    ]);
  });

  it('ends rights with the last day, in Paris', async () => {
    const check = await send(await begin(), { 'right-DSN': 'sign' });
    const period = check.replace('/check', '/period');
    const day = { ends: 'dated', 'until-day': '31', 'until-month': '8', 'until-year': '2027' };
    expect(await send(period, day)).toBe(check);
    await send(check, {});
    expect(sent('POST /organisations/{siren}/members')).toMatchObject([
      { body: { grants: [{ until: '2027-08-31T22:00:00.000Z' }] } },
    ]);
  });

  it('begins anew where there is no draft, and shows nobody another’s', async () => {
    const rights = await begin();
    const other = testBrowser(portal);
    await other.logIn('samir');
    const response = await other.get(rights);
    expect(response.headers.get('location')).toBe(`${MEMBERS}/new`);
  });

  it.each([
    ['already-member', 'est déjà membre'],
    ['already-invited', 'attend déjà cette personne'],
  ] as const)('says in our words that it is refused as %s', async (code, words) => {
    const check = await send(await begin(), { 'right-DSN': 'sign' });
    answering({ 'GET /services': SERVICES, 'POST /organisations/{siren}/members': refusal(code) });
    const page = await browser.post(check, await browser.hidden(check));
    expect([page.status, await page.text()]).toEqual([422, expect.stringContaining(words)]);
  });
});

describe('ending an access', () => {
  const end = `${MEMBERS}/${KARIM}/end`;
  const list = routes.listMembers.answer.example as unknown as AnswerOf<'GET /organisations/{siren}/members'>;
  const SAMIR = '01KB0ZSD1K3M5N7P9Q1R3S5T7V';
  const people = {
    'GET /organisations/{siren}/members': { items: list.items.map((each) => ({ ...each, personId: SAMIR })) },
  } as unknown as Answers;

  it('sends the digest of the list that was seen, and who takes over', async () => {
    answering(people);
    const check = await send(end, { handOverTo: SAMIR, reason: 'Retraite' });
    expect(check).toContain(`${end}/check?draft=`);
    const html = await (await browser.get(check)).text();
    const digest = /name="digest" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(await send(check, { digest })).toBe(`${MEMBERS}/${KARIM}/ended`);
    const command = sent(END).at(-1);
    expect(command).toMatchObject({ body: { handOverTo: SAMIR, reason: 'Retraite' }, ifMatch: digest });
    expect(digest).toMatch(/^dry-run-/);
  });

  it('shows the new list and keeps the answers where the card has changed meanwhile', async () => {
    answering(people);
    const check = await send(end, { reason: 'Retraite' });
    const hidden = await browser.hidden(check);
    answering({ ...people, [END]: refusal('stale-version') });
    const to =
      (await browser.post(check, { ...hidden, digest: 'dry-run-old' })).headers.get('location') ?? '';
    expect(to).toContain('changed=1');
    answering(people);
    const html = await (await browser.get(to)).text();
    expect(html).toContain('La fiche a changé');
    expect(html).toContain('Retraite');
  });

  it('leads back to the choice where whoever was chosen cannot take over', async () => {
    answering(people);
    const check = await send(end, { handOverTo: SAMIR });
    answering({ ...people, [END]: refusal('member-not-active') });
    const page = await browser.get(check);
    expect([page.status, await page.text()]).toEqual([
      409,
      expect.stringContaining('Choisir quelqu’un d’autre'),
    ]);
  });

  it('shows the ways to a second administrator where there is one alone', async () => {
    answering({ [END]: refusal('last-administrator') });
    const page = await browser.get(end);
    expect([page.status, await page.text()]).toEqual([409, expect.stringContaining('sans relève')]);
  });
});

describe('an invitation', () => {
  const at = '/invitations/219200235-01KB0ZTF3N5Q7R9S1T3V5X7Z9B';

  it.each([
    ['accept', 'POST /invitations/{id}/acceptance'],
    ['refuse', 'POST /invitations/{id}/refusal'],
  ])('is answered with one press: %s', async (answer, key) => {
    answering({});
    expect(await send(at, { answer })).toBe(at);
    expect(sent(key)).toHaveLength(1);
  });

  it('says before the answer from when each right counts, where that is not at once', async () => {
    const { example } = invitations.getInvitation.answer;
    const [grant] = example.grants;
    const seen = async (from: string): Promise<string> => {
      const shown = {
        ...example,
        grants: [{ ...grant, from }],
      } as unknown as AnswerOf<'GET /invitations/{id}'>;
      answering({ 'GET /invitations/{id}': shown });
      return (await browser.get(at)).text();
    };
    const later = await seen('2027-01-14T23:00:00.000Z');
    expect(later).toContain('À partir du');
    expect(later).toMatch(/15\sjanvier\s2027/);
    expect(await seen('2026-11-24T08:00:00.000Z')).not.toContain('À partir du');
  });

  it('is answered by neither without one', async () => {
    answering({});
    await send(at, {});
    expect(portal.register.asked.map(({ key }) => key)).toEqual(['GET /invitations/{id}']);
  });
});
