import { DomainError } from '../domain/errors.ts';

const REALM = 'trousseau';

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** The value of `WWW-Authenticate`: a number stands bare, a text in quotes. */
const challengeWith = (parameters: Parameters): string => {
  const written = Object.entries({ realm: REALM, ...parameters }).flatMap(([name, value]) =>
    value === undefined ? [] : [typeof value === 'number' ? `${name}=${value}` : `${name}="${value}"`],
  );
  return `Bearer ${written.join(', ')}`;
};

/** RFC 9470: the login is older than that many seconds. */
export const freshLoginChallenge = (maxAge: number): string =>
  challengeWith({ error: 'insufficient_user_authentication', max_age: maxAge });

/** The refusals of a token. A request without one learns only what to come back with (RFC 6750, 3.1). */
const REFUSALS = {
  'no-token': { code: 'unauthenticated', error: undefined },
  'invalid-token': { code: 'unauthenticated', error: 'invalid_token' },
  'insufficient-scope': { code: 'insufficient-scope', error: 'insufficient_scope' },
} as const;

/** A token is missing, is not one of ours, or does not have the scope, which is named as its issuer writes it. */
export class TokenRefused extends DomainError {
  readonly challenge: string;

  constructor(why: keyof typeof REFUSALS, scope: string) {
    const { code, error } = REFUSALS[why];
    super(code);
    this.name = 'TokenRefused';
    this.challenge = challengeWith({ error, scope });
  }
}

/** The token of an `Authorization` header (RFC 6750, 2.1); undefined when it holds none. */
export const bearerToken = (authorization: string | undefined): string | undefined =>
  /^Bearer +([\w.~+/=-]+)$/i.exec(authorization?.trim() ?? '')?.[1];
