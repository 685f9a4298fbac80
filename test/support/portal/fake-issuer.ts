import { type Challenge, type Issuer, type Login, LoginRefused } from '../../../portal/session/issuer.ts';

const ISSUER = 'https://issuer.example';

/** An issuer that lets in whoever is said to be there, and tells how often it was asked. */
export const fakeIssuer = (clock: () => number) => {
  const codes = new Map<string, { login: Login; challenge: Challenge }>();
  const state = {
    renewals: 0,
    revoked: [] as string[],
    /** What a renewal does meanwhile. */
    renewing: async (): Promise<void> => {},
    refuses: false,
    asked: [] as { challenge: Challenge; again: boolean }[],
  };
  const loginOf = (sub: string): Login => ({
    issuer: ISSUER,
    sub,
    authenticatedAt: clock(),
    tokens: { access: `access-of-${sub}`, refresh: `refresh-of-${sub}`, expiresAt: clock() + 3_600_000 },
  });
  const issuer: Issuer = {
    authorizationUrl: async (challenge, again) => {
      state.asked.push({ challenge, again });
      return `${ISSUER}/authorize?state=${challenge.state}${again ? '&prompt=login' : ''}`;
    },
    exchange: async (callback, challenge) => {
      const found = codes.get(callback.searchParams.get('code') ?? '');
      if (found === undefined || found.challenge.verifier !== challenge.verifier) {
        throw new LoginRefused('invalid_grant');
      }
      return found.login;
    },
    renew: async (refreshToken) => {
      state.renewals += 1;
      await state.renewing();
      if (state.refuses) return undefined;
      return { access: `renewed-${state.renewals}`, refresh: refreshToken, expiresAt: clock() + 3_600_000 };
    },
    revoke: async (refreshToken) => {
      state.revoked.push(refreshToken);
    },
  };
  return {
    ...issuer,
    state,
    loginOf,
    /** Somebody proves who they are in the login that was begun last. @returns where the browser goes next */
    answer: (sub: string, origin: string, login: Partial<Login> = {}): string => {
      const asked = state.asked.at(-1);
      if (asked === undefined) throw new Error('nobody has begun a login');
      const code = `code-${codes.size}`;
      codes.set(code, { login: { ...loginOf(sub), ...login }, challenge: asked.challenge });
      return `${origin}/callback?code=${code}&state=${asked.challenge.state}`;
    },
  };
};
