import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../../local/http-server.ts';
import { loadSecrets, type OidcSecrets } from '../../../local/oidc-secrets.ts';
import { type Instant, instantOf } from '../../../shared/domain/instants.ts';
import { openMachineTokens } from '../../../shared/http/machine-tokens.ts';
import { asDomainError, problem } from '../../../shared/http/problem.ts';
import { COMMON_TEXTS } from '../../../shared/http/problem-texts/texts.ts';
import { FORGERIES } from '../../support/forged-tokens.ts';

type Key = OidcSecrets['signingKey'];

const ISSUER = 'https://identity.example';
const HOUR = 3_600_000;
const DSN = { iss: ISSUER, sub: 'dsn', client_id: 'dsn', scope: 'profile trousseau/access:evaluate' };

let first: Key;
let second: Key;
const issuer = { keys: [] as Key[], isDown: false, asked: 0 };
let address: string;
let close: () => void;

beforeAll(async () => {
  first = (await loadSecrets(undefined)).signingKey;
  second = (await loadSecrets(undefined)).signingKey;
  const { server, origin } = await listen(0, (_request, response) => {
    issuer.asked += 1;
    const keys = issuer.keys.map(({ kty, kid, n, e }) => ({ kty, kid, n, e, alg: 'RS256', use: 'sig' }));
    response.statusCode = issuer.isDown ? 503 : 200;
    response.end(issuer.isDown ? 'down' : JSON.stringify({ keys }));
  });
  address = origin;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterAll(() => {
  vi.useRealTimers();
  close();
});

let now: number;
beforeEach(() => {
  now = Date.now();
  Object.assign(issuer, { keys: [first], isDown: false, asked: 0 });
});

const clock = (): Instant => instantOf(now);
const open = () =>
  openMachineTokens(
    { issuer: ISSUER, keys: address, audience: ['dsn'], scope: 'trousseau/access:evaluate' },
    clock,
  );

const inAnHour = (): number => Math.floor(Date.now() / 1_000) + 3_600;
const sign = async (key: Key, claims: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT({ ...DSN, exp: inAnHour(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .sign(await importJWK(key, 'RS256'));

/** The answer to a refused token. */
const refusalOf = async (asked: Promise<string>): Promise<unknown[]> => {
  const error = asDomainError(await asked.catch((thrown: unknown) => thrown), COMMON_TEXTS);
  const { statusCode, headers } = problem(error, { requestId: 'id', language: 'fr' }, COMMON_TEXTS);
  return [statusCode, headers['www-authenticate']];
};

const CHALLENGE = 'Bearer realm="trousseau"';
const SCOPE = 'scope="trousseau/access:evaluate"';
const INVALID = [401, `${CHALLENGE}, error="invalid_token", ${SCOPE}`];

describe('a token of a relying service', () => {
  it('gives its client, by its client id or its audience', async () => {
    const clientOf = open();
    expect(await clientOf(await sign(first))).toBe('dsn');
    expect(await clientOf(await sign(first, { client_id: undefined, aud: ['x', 'dsn'] }))).toBe('dsn');
  });

  it('is asked for, with the scope to come back with', async () => {
    expect(await refusalOf(open()(undefined))).toEqual([401, `${CHALLENGE}, ${SCOPE}`]);
  });

  it.each(Object.entries(FORGERIES))('is refused with %s', async (_, forge) => {
    const claims = { ...DSN, exp: inAnHour() };
    expect(await refusalOf(open()(await forge(claims, first, await sign(first))))).toEqual(INVALID);
  });

  it.each([
    ['another client', { client_id: 'pasrau' }],
    ['another audience beside its client', { aud: 'pasrau' }],
  ])('is refused of %s', async (_, claims) => {
    expect(await refusalOf(open()(await sign(first, claims)))).toEqual(INVALID);
  });

  it.each([{ scope: 'trousseau/portal' }, { scope: 'access:evaluate' }, { scope: undefined }])(
    'is no permission without the scope (%o)',
    async (claims) => {
      const refused = [403, `${CHALLENGE}, error="insufficient_scope", ${SCOPE}`];
      expect(await refusalOf(open()(await sign(first, claims)))).toEqual(refused);
    },
  );

  it('that was accepted once is refused when it has expired', async () => {
    const clientOf = open();
    const token = await sign(first, { exp: Math.floor(now / 1_000) + 1 });
    expect(await clientOf(token)).toBe('dsn');
    now += 2_000;
    vi.useFakeTimers({ toFake: ['Date'], now });
    expect(await refusalOf(clientOf(token))).toEqual(INVALID);
    vi.useRealTimers();
  });
});

describe('the issuer’s keys', () => {
  it('are read once, however many tokens come at once', async () => {
    const clientOf = open();
    const tokens = await Promise.all(
      Array.from({ length: 8 }, (_, index) => sign(first, { jti: `${index}` })),
    );
    await Promise.all(tokens.map(clientOf));
    expect(issuer.asked).toBe(1);
  });

  it('are read again for a new one, and not for each invented one', async () => {
    const clientOf = open();
    await clientOf(await sign(first));
    issuer.keys = [first, second];
    now += 11_000;
    expect(await clientOf(await sign(second))).toBe('dsn');
    const invented = await sign({ ...second, kid: 'invented' });
    for (let round = 0; round < 5; round += 1) expect(await refusalOf(clientOf(invented))).toEqual(INVALID);
    expect(issuer.asked).toBe(2);
  });

  it('stop counting within an hour when one is withdrawn, for tokens seen before too', async () => {
    const clientOf = open();
    const token = await sign(first);
    await clientOf(token);
    issuer.keys = [second];
    now += HOUR + 1;
    expect(await refusalOf(clientOf(token))).toEqual(INVALID);
  });

  it('count for a while where the issuer does not answer, and then nobody knows', async () => {
    const clientOf = open();
    const token = await sign(first, { exp: inAnHour() + 4 * 3_600 });
    await clientOf(token);
    issuer.isDown = true;
    now += HOUR + 1;
    expect(await clientOf(token)).toBe('dsn');
    now += HOUR;
    expect(await refusalOf(clientOf(token))).toEqual([503, undefined]);
    issuer.isDown = false;
    expect(await clientOf(token)).toBe('dsn');
  });
});
