import { FORM_KEY, FORM_TOKEN } from '../../../portal/page/fields.ts';
import type { TestPortal } from './test-portal.ts';

/** As much of a browser as cookies, redirects and forms need: it follows nothing by itself. */
export const testBrowser = (portal: TestPortal) => {
  const cookies = new Map<string, string>();

  const visit = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await portal.fetch(new Request(new URL(path, portal.origin), { ...init, headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };

  return {
    cookies,
    get: (path: string) => visit(path),
    /** Sends a form as a page of ours would; each part of it can be told otherwise. */
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      visit(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: portal.origin,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body: new URLSearchParams(fields).toString(),
      }),
    /** The same with a file, in parts. */
    postFile: (path: string, fields: Record<string, string>, file: File) => {
      const parts = new FormData();
      for (const [name, value] of Object.entries(fields)) parts.set(name, value);
      parts.set('file', file);
      const headers = { origin: portal.origin, 'sec-fetch-site': 'same-origin' };
      return visit(path, { method: 'POST', headers, body: parts });
    },
    /** The hidden fields of the first form on a page that does something. */
    hidden: async (path: string): Promise<Record<string, string>> => {
      const html = await (await visit(path)).text();
      const main = html.slice(html.indexOf('<main'));
      const hiddenValue = (name: string): string =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec(main)?.[1] ?? '';
      return { [FORM_TOKEN]: hiddenValue(FORM_TOKEN), [FORM_KEY]: hiddenValue(FORM_KEY) };
    },
    /** Through the issuer as this person, to whatever page the login comes back to. */
    logIn: async (sub = 'karim', from = '/login/start'): Promise<Response> => {
      await visit(from);
      return visit(portal.issuer.answer(sub, portal.origin));
    },
  };
};
