import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { emailSchema, normaliseEmail } from '../shared/domain/people/address.ts';
import { CALLBACK_PATH, type IdentityProvider, OIDC_PATH } from './identity-provider.ts';
import { loginPage, messagePage, tokenPage } from './login-page.ts';
import { authorizationUrl, exchangeCode, newVerifier } from './oidc-client.ts';

const MAX_FORM_BYTES = 4_096;
const VERIFIER_COOKIE = 'trousseau_verifier';
const formSchema = z.object({
  email: z.pipe(emailSchema, z.transform(normaliseEmail)),
  /** The page has no field for it: for tests, and `npm run token -- --minutes-ago`. */
  minutesAgo: z.pipe(
    z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
    z.transform((text) => Number(text ?? 0)),
  ),
});

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(html);
};

const redirect = (response: ServerResponse, location: string, headers: Record<string, string> = {}): void => {
  response.writeHead(303, { location, ...headers }).end();
};

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) text = (text + String(chunk)).slice(0, MAX_FORM_BYTES);
  return new URLSearchParams(text);
};

const submitLogin = async (
  provider: IdentityProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const form = formSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success)
    return sendPage(response, 400, loginPage('Cette adresse électronique n’est pas correcte.'));
  try {
    redirect(response, await provider.login(request, response, form.data));
  } catch {
    sendPage(response, 400, messagePage('Cette connexion a expiré ou a déjà servi.'));
  }
};

const showToken = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
  const verifier = new RegExp(`${VERIFIER_COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
  const code = url.searchParams.get('code');
  if (verifier === undefined || code === null) {
    return sendPage(response, 400, messagePage('La connexion n’a pas abouti.'));
  }
  try {
    sendPage(response, 200, tokenPage(await exchangeCode(url.origin, code, verifier)));
  } catch {
    sendPage(response, 400, messagePage('Cette connexion a expiré ou a déjà servi.'));
  }
};

/** The pages around the issuer: its description, the login form, and the portal's part before and after it. */
export const loginRoutes = (provider: IdentityProvider) => {
  /** @returns whether the request was for one of them */
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
    if (url.pathname.startsWith(`${OIDC_PATH}/login/`)) {
      if (request.method === 'POST') await submitLogin(provider, request, response);
      else sendPage(response, 200, loginPage());
      return true;
    }
    if (url.pathname === '/' || url.pathname === '/login') {
      const verifier = newVerifier();
      redirect(response, authorizationUrl(url.origin, verifier), {
        'set-cookie': `${VERIFIER_COOKIE}=${verifier}; HttpOnly; SameSite=Lax; Path=${CALLBACK_PATH}; Max-Age=600`,
      });
      return true;
    }
    if (url.pathname === OIDC_PATH || url.pathname === `${OIDC_PATH}/`) {
      redirect(response, `${OIDC_PATH}/.well-known/openid-configuration`);
      return true;
    }
    if (url.pathname !== CALLBACK_PATH) return false;
    await showToken(request, response, url);
    return true;
  };
};
