import { expect } from 'vitest';
import { openAccount, passLoginPage } from './cognito.ts';
import type { Deployment } from './deployment-setup.ts';
import { fetchByName } from './names.ts';

/** As in infra/config.ts for dev: where CloudFront would show the portal. */
const PORTAL = 'https://dev.trousseau.example';
const MOST_REDIRECTS = 8;

/** Without what React-like templates write for a browser alone. */
const unescaped = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
};

/** A browser that runs no script, at the deployed portal: pages, forms, cookies, and the login of the pool. */
export const plainBrowser = (deployment: Deployment) => {
  const send = fetchByName(deployment.endpoint, fetch);
  const cookies = new Map<string, string>();
  let here = new URL(PORTAL);
  let html = '';

  const ask = async (url: URL, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const onward = new URL(url.pathname + url.search, deployment.portalApi);
    const response = await send(onward, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };

  /** Shows what it leads to. Whoever is sent to the pool logs in there as this person. */
  const go = async (first: URL, init: RequestInit, email?: string): Promise<string> => {
    let url = first;
    let response = await ask(url, init);
    for (let turn = 0; turn < MOST_REDIRECTS; turn += 1) {
      const location = response.headers.get('location');
      if (location === null) break;
      url = new URL(location, url);
      if (url.pathname === '/oauth2/authorize') {
        url = await passLoginPage(deployment, url.searchParams, email ?? '');
      }
      expect(url.origin).toBe(PORTAL);
      response = await ask(url, {});
    }
    here = url;
    html = await response.text();
    expect(response.status, html.slice(0, 2_000)).toBe(200);
    return html;
  };

  const open = (path: string, email?: string): Promise<string> => go(new URL(path, here), {}, email);

  return {
    open,
    /** Logs in through the portal, and comes back to this page. */
    logIn: async (email: string, path: string): Promise<string> => {
      await openAccount(deployment, email, {});
      return open(`/login/start?return=${encodeURIComponent(path)}`, email);
    },
    path: (): string => here.pathname,
    title: (): string => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '') ?? '',
    /** Fills in the first form of the page that changes something, and sends it. */
    send: (fields: Record<string, string> = {}): Promise<string> => {
      const main = html.slice(html.indexOf('<main'));
      const [form = '', tag = ''] = /(<form method="post"[^>]*>).*?<\/form>/s.exec(main) ?? [];
      const answers = new URLSearchParams();
      for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
        answers.append(attribute(input, 'name') ?? '', attribute(input, 'value') ?? '');
      }
      for (const [name, value] of Object.entries(fields)) answers.set(name, value);
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: PORTAL };
      const body = answers.toString();
      return go(new URL(attribute(tag, 'action') ?? '', here), { method: 'POST', headers, body });
    },
  };
};
