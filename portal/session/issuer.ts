import type { Session, Tokens } from './session.ts';

/** What an authorization is asked with, and what its answer must fit. */
export interface Challenge {
  state: string;
  nonce: string;
  verifier: string;
}

export type Login = Pick<Session, 'issuer' | 'sub' | 'authenticatedAt' | 'tokens'>;

/** The issuer, or whoever came back from it, did not do what a login is. The reason is a code of OAuth or of ours. */
export class LoginRefused extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`no login: ${reason}`);
    this.name = 'LoginRefused';
    this.reason = reason;
  }
}

export interface Issuer {
  /** Where to send the browser. `again`: the person proves anew who they are. */
  authorizationUrl: (challenge: Challenge, again: boolean) => Promise<string>;
  /** @throws LoginRefused */
  exchange: (callback: URL, challenge: Challenge) => Promise<Login>;
  /** Undefined where the issuer renews this one no more. */
  renew: (refreshToken: string) => Promise<Tokens | undefined>;
  /** A failure is nothing: the session is over anyway, and the token ends by itself. */
  revoke: (refreshToken: string) => Promise<void>;
}

/**
 * An issuer whose code is loaded when it is first needed: most requests neither log in nor renew a token, and OAuth is more
 * code than all else of a session.
 */
export const loadedWhenAsked = (load: () => Promise<Issuer>): Issuer => {
  let loaded: Promise<Issuer> | undefined;
  const issuer = (): Promise<Issuer> => {
    loaded ??= load();
    return loaded;
  };
  return {
    authorizationUrl: async (...asked) => (await issuer()).authorizationUrl(...asked),
    exchange: async (...asked) => (await issuer()).exchange(...asked),
    renew: async (token) => (await issuer()).renew(token),
    revoke: async (token) => (await issuer()).revoke(token),
  };
};
