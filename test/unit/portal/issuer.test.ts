import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, serveRoutes } from '../../../local/http-server.ts';
import {
  agentsOf,
  CALLBACK_PATH,
  createIdentityProvider,
  OIDC_PATH,
  PORTAL_CLIENT,
} from '../../../local/identity-provider.ts';
import { loginRoutes } from '../../../local/login-routes.ts';
import { loadSecrets } from '../../../local/oidc-secrets.ts';
import type { Issuer } from '../../../portal/session/issuer.ts';
import { openIssuer } from '../../../portal/session/oauth-issuer.ts';
import { isAgent } from '../../../shared/http/agents.ts';

const PORTAL = 'http://127.0.0.1:1';
const SECONDS = 1_000;
const CHALLENGE = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };

/** The portal's side of a login, with the issuer of this machine. */
let issuer: Issuer;
let address: string;
let stop: () => void;
beforeAll(async () => {
  const { server, origin } = await listen(0);
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const secrets = await loadSecrets(undefined);
  const provider = createIdentityProvider({ origin, portal: PORTAL }, secrets);
  serveRoutes(server, origin, {
    pages: loginRoutes(provider),
    issuer: provider.callback,
    api: async () => ({ statusCode: 404, headers: {} }),
  });
  address = `${origin}${OIDC_PATH}`;
  issuer = openIssuer({
    issuer: address,
    clientId: PORTAL_CLIENT,
    clientSecret: async () => secrets.portalSecret,
    redirectUri: `${PORTAL}${CALLBACK_PATH}`,
    scope: 'openid portal',
    clock: Date.now,
  });
});
afterAll(() => stop());

/** A browser at the issuer, which remembers who has logged in. */
const openBrowser = () => {
  const cookies = new Map<string, string>();
  /** A form that sends itself ends the session of whoever was there before. */
  const sendItself = (page: string): Promise<string> => {
    const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)];
    const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
    return visit(/action="([^"]+)"/.exec(page)?.[1] ?? '', form);
  };
  const visit = async (url: string, form?: Record<string, string>): Promise<string> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    return to === null ? sendItself(await response.text()) : new URL(to, url).href;
  };
  return async (email: string, { again = false, minutesAgo = 0 } = {}) => {
    let url = await visit(await issuer.authorizationUrl(CHALLENGE, again));
    if (url.includes('/login/')) url = await visit(await visit(url, { email, minutesAgo: `${minutesAgo}` }));
    while (!url.startsWith(`${PORTAL}/`)) url = await visit(url);
    return issuer.exchange(new URL(url), CHALLENGE);
  };
};

const minutesSince = (seconds: unknown): number => Math.round((Date.now() / SECONDS - Number(seconds)) / 60);

describe('the issuer of this machine', () => {
  it('shows its description to whoever opens its address', async () => {
    const shown = await fetch(address);
    expect(shown.url).toBe(`${address}/.well-known/openid-configuration`);
    expect(await shown.json()).toMatchObject({ issuer: address });
  });

  it('says in the access token when its person logged in, also once it is renewed', async () => {
    const { tokens, authenticatedAt } = await openBrowser()('zoe@nouvelle.example', { minutesAgo: 20 });
    expect(minutesSince(authenticatedAt / SECONDS)).toBe(20);
    expect(minutesSince(decodeJwt(tokens.access).auth_time)).toBe(20);
    const renewed = await issuer.renew(tokens.refresh ?? '');
    expect(minutesSince(decodeJwt(renewed?.access ?? '').auth_time)).toBe(20);
  });

  it('remembers its person, and asks them anew where a fresh login is asked for', async () => {
    const logIn = openBrowser();
    await logIn('zoe@nouvelle.example', { minutesAgo: 20 });
    const remembered = await logIn('zoe@nouvelle.example');
    expect(minutesSince(decodeJwt(remembered.tokens.access).auth_time)).toBe(20);
    const again = await logIn('zoe@nouvelle.example', { again: true });
    expect(minutesSince(decodeJwt(again.tokens.access).auth_time)).toBe(0);
    expect(again.sub).toBe(remembered.sub);
  });

  it('lets somebody else log in at a desk where it remembers a person', async () => {
    const logIn = openBrowser();
    const zoe = await logIn('zoe@nouvelle.example');
    const yan = await logIn('yan@nouvelle.example', { again: true });
    expect(yan.sub).not.toBe(zoe.sub);
    expect(decodeJwt(yan.tokens.access).email).toBe('yan@nouvelle.example');
  });

  it('gives a second factor to agents of support alone', async () => {
    const claimsOf = async (email: string) => {
      const claims = decodeJwt((await openBrowser()(email)).tokens.access);
      const flat = (list: unknown) => (Array.isArray(list) ? `[${list.join(' ')}]` : undefined);
      const groups = flat(claims.groups);
      return {
        iss: String(claims.iss),
        sub: String(claims.sub),
        amr: flat(claims.amr),
        ...(groups && { groups }),
      };
    };
    const agent = await claimsOf('agnes.support@assistance.example');
    expect(agent).toMatchObject({ amr: '[pwd otp]', groups: '[support]' });
    expect(isAgent(agent, agentsOf(agent.iss))).toBe(true);
    const person = await claimsOf('marie.durand@clamart.example');
    expect(person).toMatchObject({ amr: '[pwd]' });
    expect(isAgent({ ...person, groups: '[support]' }, agentsOf(person.iss))).toBe(false);
  });
});
