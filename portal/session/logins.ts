import * as z from 'zod/mini';
import type { Challenge, Issuer, Login } from './issuer.ts';
import { LoginRefused } from './issuer.ts';
import { randomId } from './random-id.ts';
import { type Holder, isSameHolder, type Session } from './session.ts';
import type { Kind, Vault } from './vault.ts';

const loginSchema = z.object({
  nonce: z.string(),
  verifier: z.string(),
  /** A page of ours. */
  returnTo: z.string(),
  startedAt: z.number(),
  /** Whoever must prove anew that they are still there, and when they last did. */
  again: z.optional(z.object({ issuer: z.string(), sub: z.string(), authenticatedAt: z.number() })),
});
type LoginUnderWay = z.output<typeof loginSchema>;
const LOGIN: Kind<LoginUnderWay> = { name: 'login', schema: loginSchema };

export const LOGIN_SECONDS = 600;
/** Clocks of an issuer and ours are not quite the same. */
const SKEW_MILLISECONDS = 60_000;

/** Somebody else came back from a login that asked for one person. */
export class OtherPerson extends Error {
  constructor() {
    super('another person logged in');
    this.name = 'OtherPerson';
  }
}

interface Dependencies {
  vault: Vault;
  issuer: Pick<Issuer, 'authorizationUrl' | 'exchange' | 'revoke'>;
  clock: () => number;
}

const isNewProof = ({ authenticatedAt }: Login, { again, startedAt }: LoginUnderWay): boolean =>
  again !== undefined &&
  authenticatedAt > again.authenticatedAt &&
  authenticatedAt >= startedAt - SKEW_MILLISECONDS;

/**
 * Logins under way. One belongs to the browser that began it (by a cookie) and to one answer of the issuer (by its state),
 * and is used once; several tabs may each have one.
 */
export const openLogins = ({ vault, issuer, clock }: Dependencies) => ({
  /** @returns where to send the browser, and what it must come back with as cookie */
  begin: async (
    browser: string | undefined,
    returnTo: string,
    again?: Holder & Pick<Session, 'authenticatedAt'>,
  ): Promise<{ url: string; browser: string }> => {
    const challenge: Challenge = { state: randomId(), nonce: randomId(), verifier: randomId() };
    const { state, nonce, verifier } = challenge;
    const id = browser ?? randomId();
    const startedAt = clock();
    const underWay: LoginUnderWay = {
      nonce,
      verifier,
      returnTo,
      startedAt,
      ...(again && {
        again: { issuer: again.issuer, sub: again.sub, authenticatedAt: again.authenticatedAt },
      }),
    };
    const until = startedAt + LOGIN_SECONDS * 1_000;
    await vault.keep(LOGIN, `${id} ${state}`, underWay, { until, expected: 0 });
    return { url: await issuer.authorizationUrl(challenge, again !== undefined), browser: id };
  },

  /** @throws LoginRefused, OtherPerson */
  finish: async (browser: string | undefined, callback: URL): Promise<{ login: Login; returnTo: string }> => {
    const state = callback.searchParams.get('state');
    if (browser === undefined || state === null) throw new LoginRefused('not-begun-here');
    const underWay = await vault.take(LOGIN, `${browser} ${state}`);
    if (underWay === undefined) throw new LoginRefused('used-or-too-old');
    const { nonce, verifier, returnTo, again } = underWay;
    const login = await issuer.exchange(callback, { state, nonce, verifier });
    if (again !== undefined && !(isSameHolder(again, login) && isNewProof(login, underWay))) {
      if (login.tokens.refresh !== undefined) await issuer.revoke(login.tokens.refresh);
      if (!isSameHolder(again, login)) throw new OtherPerson();
      throw new LoginRefused('not-proven-anew');
    }
    return { login, returnTo };
  },
});

export type Logins = ReturnType<typeof openLogins>;
