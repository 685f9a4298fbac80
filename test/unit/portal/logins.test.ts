import { describe, expect, it } from 'vitest';
import { testBrowser } from '../../support/portal/test-browser.ts';
import { createTestPortal } from '../../support/portal/test-portal.ts';

const MINUTE = 60_000;

const start = () => {
  const portal = createTestPortal();
  return { portal, browser: testBrowser(portal) };
};
const to = (response: Response): string | null => response.headers.get('location');

describe('a login', () => {
  it('comes back to the page that was asked for', async () => {
    const { browser } = start();
    expect(to(await browser.get('/profile'))).toBe('/login?return=%2Fprofile');
    expect(to(await browser.logIn('karim', '/login/start?return=%2Fprofile'))).toBe('/profile');
    expect((await browser.get('/profile')).status).toBe(200);
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/login/start'])(
    'goes to my tasks when it is asked to come back to %s',
    async (asked) => {
      const { browser } = start();
      expect(to(await browser.logIn('karim', `/login/start?return=${encodeURIComponent(asked)}`))).toBe(
        '/tasks',
      );
    },
  );

  it('asks the issuer with a state, a nonce and a verifier that are new each time', async () => {
    const { portal, browser } = start();
    await browser.get('/login/start');
    await browser.get('/login/start');
    const [a, b] = portal.issuer.state.asked.map(({ challenge }) => challenge);
    for (const part of ['state', 'nonce', 'verifier'] as const) {
      expect(a?.[part]).toMatch(/^[\w-]{43}$/);
      expect(a?.[part]).not.toBe(b?.[part]);
    }
  });

  it('is used once', async () => {
    const { portal, browser } = start();
    await browser.get('/login/start');
    const callback = portal.issuer.answer('karim', portal.origin);
    const cookie = browser.cookies.get('__Host-login');
    expect(to(await browser.get(callback))).toBe('/tasks');
    browser.cookies.delete('__Host-session');
    browser.cookies.set('__Host-login', String(cookie));
    const again = await browser.get(callback);
    expect(again.status).toBe(400);
    expect(await again.text()).toContain('La connexion n’a pas abouti');
  });

  it('is nobody’s in another browser: whoever is sent an answer is not logged in by it', async () => {
    const { portal, browser } = start();
    const victim = testBrowser(portal);
    await victim.get('/login/start');
    await browser.get('/login/start');
    const answer = await victim.get(portal.issuer.answer('attacker', portal.origin));
    expect(answer.status).toBe(400);
    expect(victim.cookies.has('__Host-session')).toBe(false);
  });

  it('is too late after ten minutes', async () => {
    const { portal, browser } = start();
    await browser.get('/login/start');
    portal.time.now += 10 * MINUTE + 1_000;
    expect((await browser.get(portal.issuer.answer('karim', portal.origin))).status).toBe(400);
  });

  it('may be under way in two tabs', async () => {
    const { portal, browser } = start();
    await browser.get('/login/start?return=/profile');
    const first = portal.issuer.answer('karim', portal.origin);
    await browser.get('/login/start?return=/tasks');
    expect(to(await browser.get(first))).toBe('/profile');
  });

  it('gives an id that the browser did not bring', async () => {
    const { portal, browser } = start();
    const fixed = await portal.logIn('attacker');
    browser.cookies.set('__Host-session', fixed.id);
    await browser.logIn('karim');
    expect(browser.cookies.get('__Host-session')).not.toBe(fixed.id);
    expect(await portal.services.sessions.find(fixed.id)).toBeUndefined();
  });

  it('says so where somebody breaks it off, and leads on', async () => {
    const { portal, browser } = start();
    await browser.get('/login/start');
    const { state } = portal.issuer.state.asked[0]?.challenge ?? { state: '' };
    const answer = await browser.get(`/callback?error=access_denied&state=${state}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('href="/login"');
  });
});

describe('a fresh login', () => {
  const again = '/login/start?again&return=%2Fprofile%2Fcorrect';

  it('is asked of the issuer, has a new id, and comes back', async () => {
    const { portal, browser } = start();
    await browser.logIn('karim');
    const before = browser.cookies.get('__Host-session');
    portal.time.now += MINUTE;
    expect(to(await browser.logIn('karim', again))).toBe('/profile/correct');
    expect(portal.issuer.state.asked.at(-1)?.again).toBe(true);
    expect(browser.cookies.get('__Host-session')).not.toBe(before);
    expect((await browser.get('/profile')).status).toBe(200);
  });

  it('is refused to somebody else, who is not logged in by it', async () => {
    const { portal, browser } = start();
    await browser.logIn('karim');
    const before = browser.cookies.get('__Host-session');
    portal.time.now += MINUTE;
    const answer = await browser.logIn('marie', again);
    expect(answer.status).toBe(403);
    expect(browser.cookies.get('__Host-session')).toBe(before);
    expect(portal.issuer.state.revoked).toEqual(['refresh-of-marie']);
  });

  it('is none when the issuer does not say when it was', async () => {
    const { portal, browser } = start();
    await browser.logIn('karim');
    portal.time.now += MINUTE;
    await browser.get(again);
    const answer = await browser.get(portal.issuer.answer('karim', portal.origin, { authenticatedAt: 0 }));
    expect(answer.status).toBe(400);
  });

  it('is none when the issuer only remembers the earlier one', async () => {
    const { portal, browser } = start();
    const before = portal.time.now;
    await browser.logIn('karim');
    portal.time.now += 5 * MINUTE;
    await browser.get(again);
    const answer = await browser.get(
      portal.issuer.answer('karim', portal.origin, { authenticatedAt: before }),
    );
    expect(answer.status).toBe(400);
  });
});

describe('a logout', () => {
  it('ends the session, revokes, and leaves by GET for the issuer’s own', async () => {
    const { portal, browser } = start();
    await browser.logIn('karim');
    const id = browser.cookies.get('__Host-session') ?? '';
    const answer = await browser.post('/logout', await browser.hidden('/profile'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('content="0; url=https://issuer.example/logout"');
    expect(browser.cookies.has('__Host-session')).toBe(false);
    expect(portal.issuer.state.revoked).toEqual(['refresh-of-karim']);
    browser.cookies.set('__Host-session', id);
    expect(to(await browser.get('/tasks'))).toBe('/login?return=%2Ftasks');
  });

  it('is not done by a page of somebody else', async () => {
    const { browser } = start();
    await browser.logIn('karim');
    const hidden = await browser.hidden('/profile');
    expect((await browser.post('/logout', hidden, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.post('/logout', {})).status).toBe(403);
    expect((await browser.get('/logout')).status).toBe(404);
    expect((await browser.get('/tasks')).status).toBe(200);
  });
});
