import { beforeEach, describe, expect, it } from 'vitest';
import { RegisterSilent } from '../../../portal/client/refusal.ts';
import { FORM_KEY, FORM_TOKEN } from '../../../portal/page/fields.ts';
import { loadPages } from '../../../portal/routes.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import { testBrowser } from '../../support/portal/test-browser.ts';
import { createTestPortal, type TestPortal } from '../../support/portal/test-portal.ts';

const MINUTE = 60_000;
const FORMS = (await loadPages()).flatMap((page) => (page.who === 'people' && page.post ? [page.path] : []));

let portal: TestPortal;
let browser: ReturnType<typeof testBrowser>;
beforeEach(async () => {
  portal = createTestPortal();
  browser = testBrowser(portal);
  await browser.logIn('karim');
  portal.register.answerWith({});
});
const to = (response: Response): string | null => response.headers.get('location');
const commands = () => portal.register.asked.filter(({ key }) => !key.startsWith('GET'));

describe('who may send a form', () => {
  const RIGHT = {
    origin: 'https://portal.example',
    site: 'same-origin',
    type: 'application/x-www-form-urlencoded',
    token: 'the session’s',
  };
  type Sent = { [K in keyof typeof RIGHT]: string | undefined };

  const VALUES: { [K in keyof Sent]: Sent[K][] } = {
    origin: [
      RIGHT.origin,
      undefined,
      'null',
      'https://a.portal.example',
      'http://portal.example',
      'https://portal.example:8443',
      'https://portal.example.evil.example',
    ],
    site: [RIGHT.site, undefined, 'same-site', 'cross-site', 'none'],
    type: [
      RIGHT.type,
      `${RIGHT.type};charset=UTF-8`,
      undefined,
      'text/plain',
      'application/json',
      'multipart/form-data; boundary=x',
    ],
    token: [RIGHT.token, 'another session’s', '', undefined],
  };

  /** All combinations of one form, which the others share their guard with; for these, each part wrong by itself. */
  const { origin: origins, site: sites, type: types, token: tokens } = VALUES;
  const everyCombination = origins.flatMap((origin) =>
    sites.flatMap((site) => types.flatMap((type) => tokens.map((token) => ({ origin, site, type, token })))),
  );
  const parts = ['origin', 'site', 'type', 'token'] as const;
  const onePartWrong = parts.flatMap((part) => VALUES[part].map((value) => ({ ...RIGHT, [part]: value })));

  const expectedOf = ({ origin, site, type, token }: Sent): number | 'taken' => {
    if (!type?.startsWith(RIGHT.type)) return 415;
    const isOurs = origin === RIGHT.origin && (site === undefined || site === RIGHT.site);
    return isOurs && token === RIGHT.token ? 'taken' : 403;
  };

  const send = async (path: string, { origin, site, type, token }: Sent, cookie: string): Promise<number> => {
    const headers = new Headers({ cookie });
    const named = { origin, 'sec-fetch-site': site, 'content-type': type };
    for (const [name, value] of Object.entries(named)) if (value !== undefined) headers.set(name, value);
    const fields = { [FORM_KEY]: 'key', ...(token !== undefined && { [FORM_TOKEN]: token }) };
    // A text would be given a content type.
    const body = Buffer.from(new URLSearchParams(fields).toString());
    return (await portal.fetch(new Request(`${portal.origin}${path}`, { method: 'POST', headers, body })))
      .status;
  };

  it.each(FORMS.map((path, index) => ({ path, cases: index === 0 ? everyCombination : onePartWrong })))(
    'is told by origin, site, type and token: $path',
    async ({ path, cases }) => {
      const mine = await portal.logIn('karim');
      const others = await portal.logIn('marie');
      const tokenOf: Record<string, string> = {
        'the session’s': mine.session.formToken,
        'another session’s': others.session.formToken,
        '': '',
      };
      const wrong: object[] = [];
      for (const sent of cases) {
        portal.register.answerWith({});
        const token = sent.token === undefined ? undefined : tokenOf[sent.token];
        const status = await send(path, { ...sent, token }, `__Host-session=${mine.id}`);
        const found = [200, 303, 422].includes(status) ? 'taken' : status;
        const expected = expectedOf(sent);
        const hasAsked = expected !== 'taken' && portal.register.asked.length > 0;
        if (found !== expected || hasAsked) wrong.push({ ...sent, expected, found, hasAsked });
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is nobody whose form is too long', async () => {
    const hidden = await browser.hidden('/profile/correct');
    const answer = await browser.post('/profile/correct', { ...hidden, phone: 'é'.repeat(140_000) });
    expect(answer.status).toBe(413);
    expect(commands()).toEqual([]);
  });
});

describe('a form', () => {
  it('counts once however often it is sent, and again when it says something else', async () => {
    const hidden = await browser.hidden('/profile/correct');
    const sent = { ...hidden, givenName: 'Karim', familyName: 'Benali', phone: '01 46 62 35 35' };
    for (const form of [sent, sent, { ...sent, phone: '' }]) {
      expect(to(await browser.post('/profile/correct', form))).toBe('/profile/done');
    }
    const keys = commands().map(({ asking }) => asking.formKey);
    expect(new Set(keys).size).toBe(1);
  });

  it('is shown again with what was typed when the register refuses it', async () => {
    portal.register.answerWith({
      'PATCH /me': refusal('bad-input', [{ code: 'phone', pointer: '/phone' }]),
    });
    const hidden = await browser.hidden('/profile/correct');
    const sent = { ...hidden, givenName: 'Karim', familyName: 'Benali', phone: '0000' };
    const answer = await browser.post('/profile/correct', sent);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('<title>Erreur : Corriger vos coordonnées');
    expect(html).toContain('value="0000"');
    expect(html).toContain('href="#phone"');
    expect(html).toContain(`value="${hidden[FORM_KEY]}"`);
  });

  it('can be sent again as it was when the register gives no answer', async () => {
    portal.register.answerWith({ 'PATCH /me': new RegisterSilent(new Error('reset')) });
    const hidden = await browser.hidden('/profile/correct');
    const sent = { ...hidden, givenName: 'Karim', familyName: 'Benali', phone: '' };
    const answer = await browser.post('/profile/correct', sent);
    const html = await answer.text();
    expect(answer.status).toBe(503);
    expect(html).toContain('elle ne comptera qu’une fois');
    expect(html).toContain('name="givenName" value="Karim"');
    expect(html).toContain(`name="${FORM_KEY}" value="${hidden[FORM_KEY]}"`);
    expect(html).toContain('request-1');
  });
});

describe('a form whose session has run out', () => {
  const typed = { givenName: 'Karim', familyName: 'Benali', phone: '01 02 03 04 05' };

  const sendTooLate = async (): Promise<string> => {
    const hidden = await browser.hidden('/profile/correct');
    portal.time.now += 61 * MINUTE;
    const answer = await browser.post('/profile/correct', { ...hidden, ...typed });
    expect(answer.status).toBe(303);
    expect(commands()).toEqual([]);
    return to(answer) ?? '';
  };

  it('is there as it was after the login of the same person', async () => {
    const expired = await sendTooLate();
    expect(await (await browser.get(expired)).text()).toContain('Ce que vous aviez saisi est gardé');
    const back = new URL(expired, portal.origin).searchParams.get('return') ?? '';
    expect(to(await browser.logIn('karim', `/login/start?return=${encodeURIComponent(back)}`))).toBe(back);
    const html = await (await browser.get(back)).text();
    expect(html).toContain(`value="${typed.phone}"`);
    const sent = await browser.post(back, { ...(await browser.hidden(back)), ...typed });
    expect(to(sent)).toBe('/profile/done');
    expect(await (await browser.get(back)).text()).not.toContain(`value="${typed.phone}"`);
  });

  it('is not shown to whoever logs in next at that desk', async () => {
    const back = new URL(await sendTooLate(), portal.origin).searchParams.get('return') ?? '';
    await browser.logIn('marie', `/login/start?return=${encodeURIComponent(back)}`);
    expect(await (await browser.get(back)).text()).not.toContain(typed.phone);
  });

  it('is not kept when it did not come from our page', async () => {
    const hidden = await browser.hidden('/profile/correct');
    portal.time.now += 61 * MINUTE;
    const before = portal.items.stored.size;
    const forged = { ...hidden, [FORM_TOKEN]: 'guessed', ...typed };
    expect((await browser.post('/profile/correct', forged)).status).toBe(403);
    const foreign = await browser.post(
      '/profile/correct',
      { ...hidden, ...typed },
      { origin: 'https://evil.example' },
    );
    expect(foreign.status).toBe(403);
    expect(portal.items.stored.size).toBe(before);
  });

  it('is kept too when the register takes the token no more, and that session is over', async () => {
    portal.register.answerWith({ 'PATCH /me': refusal('unauthenticated') });
    const answer = await browser.post('/profile/correct', {
      ...(await browser.hidden('/profile/correct')),
      ...typed,
    });
    expect(to(answer)).toMatch(/^\/session-expired\?return=%2Fprofile%2Fcorrect%3Fkept%3D/);
    expect(to(await browser.get('/tasks'))).toBe('/login?return=%2Ftasks');
  });

  it('waits for a fresh login where the register asks for one', async () => {
    const asked = Object.assign(refusal('unauthenticated'), { code: 'insufficient_user_authentication' });
    portal.register.answerWith({ 'PATCH /me': asked });
    const answer = await browser.post('/profile/correct', {
      ...(await browser.hidden('/profile/correct')),
      ...typed,
    });
    const confirm = to(answer) ?? '';
    expect(confirm).toMatch(/^\/confirm-identity\?return=/);
    const page = await (await browser.get(confirm)).text();
    const start = /href="(\/login\/start\?[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    portal.time.now += MINUTE;
    const back = to(await browser.logIn('karim', start)) ?? '';
    portal.register.answerWith({});
    expect(await (await browser.get(back)).text()).toContain(`value="${typed.phone}"`);
  });
});

describe('a refusal of the register', () => {
  const correct = async () =>
    browser.post('/profile/correct', {
      ...(await browser.hidden('/profile/correct')),
      givenName: 'Karim',
      familyName: 'Benali',
      phone: '',
    });

  it.each([
    ['not-found', 404, 'Cette clé n’ouvre rien'],
    ['forbidden', 404, 'Cette clé n’ouvre rien'],
    ['stale-version', 412, 'Cette fiche vient de changer'],
    ['last-administrator', 409, 'Rien n’a changé'],
    ['suspended', 403, 'Votre accès à cet organisme est suspendu'],
    ['unavailable', 503, 'Le service ne répond pas'],
    ['internal', 500, 'Quelque chose s’est mal passé'],
  ] as const)('%s has a page that says what to do', async (code, status, sentence) => {
    portal.register.answerWith({ 'PATCH /me': refusal(code) });
    const answer = await correct();
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
    expect(portal.lines.at(-1)).toMatchObject({ route: '/profile/correct', status, code });
    expect(portal.failures).toHaveLength(code === 'internal' ? 1 : 0);
  });

  it('keeps what was typed for whoever goes back', async () => {
    portal.register.answerWith({ 'PATCH /me': refusal('last-administrator') });
    const html = await (await correct()).text();
    const back = /href="(\/profile\/correct\?kept=[\w-]+)"/.exec(html)?.[1] ?? '';
    portal.register.answerWith({});
    expect((await browser.get(back)).status).toBe(200);
  });

  it('of a page that is only read leads to it again', async () => {
    portal.register.answerWith({ 'GET /me': new RegisterSilent(new DOMException('', 'TimeoutError')) });
    const answer = await browser.get('/tasks');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('href="/tasks"');
  });
});
