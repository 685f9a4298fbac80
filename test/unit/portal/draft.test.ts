import { beforeEach, describe, expect, it } from 'vitest';
import { goTo, show } from '../../../portal/page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../../portal/page/draft.ts';
import { FORM_KEY, FORM_TOKEN } from '../../../portal/page/fields.ts';
import { personPage } from '../../../portal/page/page.ts';
import { testBrowser } from '../../support/portal/test-browser.ts';
import { createTestPortal, type TestPortal } from '../../support/portal/test-portal.ts';

const FORM = '/organisations/219200235/members/new';
const HOUR = 3_600_000;

/** A procedure of two pages and a check, in the way that pages are written. */
const PROCEDURE = [
  personPage('/who', {
    post: async (visit) => goTo(inDraft('/services', await keepAnswers(visit, FORM, ['email']))),
  }),
  personPage('/services', {
    post: async (visit) => goTo(inDraft('/check', await keepAnswers(visit, FORM, ['service']))),
  }),
  personPage('/check', {
    get: async (visit) => {
      const draft = await draftIn(visit, FORM);
      return draft === undefined ? goTo('/who') : show(JSON.stringify(draft.fields.entries));
    },
    post: async (visit) => {
      const draft = await draftIn(visit, FORM);
      if (draft === undefined) return goTo('/who');
      await visit.register('POST /me/profile-confirmations', { formKey: draft.id });
      await visit.person.drafts.forget(FORM, draft.id);
      return goTo('/done');
    },
  }),
];

let portal: TestPortal;
let browser: ReturnType<typeof testBrowser>;
let token: string;
beforeEach(async () => {
  portal = createTestPortal({ pages: PROCEDURE });
  browser = testBrowser(portal);
  const { id, session } = await portal.logIn();
  token = session.formToken;
  browser.cookies.set('__Host-session', id);
});

const send = async (path: string, fields: Record<string, string>): Promise<string> => {
  const answer = await browser.post(path, { [FORM_TOKEN]: token, ...fields });
  return answer.headers.get('location') ?? '';
};
const answersAt = async (path: string): Promise<unknown> =>
  JSON.parse((await (await browser.get(path)).text()).replaceAll('&quot;', '"'));

describe('a procedure', () => {
  it('has the answers of all its pages, each as it was given last', async () => {
    const services = await send('/who', { [FORM_KEY]: 'born-with-the-form', email: 'nadia@clamart.example' });
    expect(services).toBe('/services?draft=born-with-the-form');
    const check = await send(services, { service: 'DSN', ignored: 'no question of this page' });
    expect(await answersAt(check)).toEqual([
      ['email', 'nadia@clamart.example'],
      ['service', 'DSN'],
    ]);
    await send('/who?draft=born-with-the-form', { email: 'zoe@clamart.example' });
    await send(services, {});
    expect(await answersAt(check)).toEqual([['email', 'zoe@clamart.example']]);
  });

  it('begins once though its first page is sent twice', async () => {
    const first = { [FORM_KEY]: 'born-with-the-form', email: 'nadia@clamart.example' };
    const [a, b] = await Promise.all([send('/who', first), send('/who', first)]);
    expect(a).toBe(b);
  });

  it('sends its command under one key, and is over then', async () => {
    const check = inDraft('/check', { id: 'born-with-the-form' });
    await send('/who', { [FORM_KEY]: 'born-with-the-form', email: 'nadia@clamart.example' });
    const answers = await Promise.all([send(check, {}), send(check, {})]);
    expect(answers).toContain('/done');
    const keys = portal.register.asked.map(({ asking }) => asking.formKey);
    expect(new Set(keys)).toEqual(new Set(['born-with-the-form']));
    expect(await send(check, {})).toBe('/who');
  });

  it('begins anew for somebody else, and after twelve hours', async () => {
    const services = await send('/who', { [FORM_KEY]: 'born-with-the-form', email: 'nadia@clamart.example' });
    const check = services.replace('/services', '/check');
    const other = testBrowser(portal);
    other.cookies.set('__Host-session', (await portal.logIn('marie')).id);
    expect((await other.get(check)).headers.get('location')).toBe('/who');
    portal.time.now += 11 * HOUR;
    browser.cookies.set('__Host-session', (await portal.logIn()).id);
    expect((await browser.get(check)).status).toBe(200);
    portal.time.now += 2 * HOUR;
    browser.cookies.set('__Host-session', (await portal.logIn()).id);
    expect((await browser.get(check)).headers.get('location')).toBe('/who');
  });
});
