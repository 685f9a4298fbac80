import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { CALLBACK_PATH, COMMAND_CLIENT, OIDC_PATH } from './identity-provider.ts';

const tokenSchema = z.object({ access_token: z.string() });

/** A client's side of the code flow with PKCE (RFC 7636), against this machine's issuer. */
export const newVerifier = (): string => randomBytes(32).toString('base64url');

export const authorizationUrl = (origin: string, verifier: string): string => {
  const query = new URLSearchParams({
    client_id: COMMAND_CLIENT,
    response_type: 'code',
    scope: 'openid portal',
    redirect_uri: `${origin}${CALLBACK_PATH}`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'login',
  });
  return `${origin}${OIDC_PATH}/auth?${query}`;
};

const requestToken = async (origin: string, form: Record<string, string>): Promise<string> => {
  const response = await fetch(`${origin}${OIDC_PATH}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  if (!response.ok) throw new Error(`the issuer refused a token (${response.status})`);
  return tokenSchema.parse(await response.json()).access_token;
};

export const exchangeCode = (origin: string, code: string, verifier: string): Promise<string> =>
  requestToken(origin, {
    grant_type: 'authorization_code',
    client_id: COMMAND_CLIENT,
    redirect_uri: `${origin}${CALLBACK_PATH}`,
    code,
    code_verifier: verifier,
  });

export const machineToken = (origin: string, clientId: string, secret: string): Promise<string> =>
  requestToken(origin, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope: 'access:evaluate',
  });

/**
 * Logs in through the login form as a browser would, with cookies; `minutesAgo` dates the login back. @returns an access token
 */
export const logIn = async (origin: string, email: string, minutesAgo = 0): Promise<string> => {
  const cookies = new Map<string, string>();
  const verifier = newVerifier();
  const visit = async (url: string, form?: Record<string, string>): Promise<URL> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the login stopped at ${new URL(url).pathname} (${response.status})`);
    return new URL(location, origin);
  };
  const form = await visit(authorizationUrl(origin, verifier));
  const back = await visit((await visit(form.href, { email, minutesAgo: String(minutesAgo) })).href);
  return exchangeCode(origin, back.searchParams.get('code') ?? '', verifier);
};
