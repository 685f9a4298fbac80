import {
  decodeJwt,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { OidcSecrets } from '../../local/oidc-secrets.ts';

type Key = Parameters<SignJWT['sign']>[0];
type SigningKey = OidcSecrets['signingKey'];

const headerOf = ({ kid }: SigningKey, alg = 'RS256'): JWTHeaderParameters => ({ alg, kid, typ: 'at+jwt' });

const now = (): number => Math.floor(Date.now() / 1000);

/** A token with the issuer's true signature and any claims. */
export const signToken = async (claims: JWTPayload, key: SigningKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader(headerOf(key)).sign(await importJWK(key, 'RS256'));

const publicKeyText = async ({ kty, n, e }: SigningKey): Promise<Uint8Array> => {
  const key = await importJWK({ kty, n: String(n), e: String(e) }, 'RS256', { extractable: true });
  if (key instanceof Uint8Array) throw new Error('an RSA key is not a secret');
  return new TextEncoder().encode(await exportSPKI(key));
};

const signedBy = async (claims: JWTPayload, header: JWTHeaderParameters, key: Key): Promise<string> =>
  new SignJWT(claims).setProtectedHeader(header).sign(key);

const part = (token: string, index: number): string => token.split('.')[index] ?? '';

type Forge = (claims: JWTPayload, key: SigningKey, genuine: string) => Promise<string> | string;

/** What a gateway must never accept as a login. Each is a genuine token with one thing wrong. */
export const FORGERIES = {
  'a signature by another key': async (claims, key) =>
    signedBy(claims, headerOf(key), (await generateKeyPair('RS256')).privateKey),
  'claims changed under the signature': (claims, _key, genuine) => {
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody-else' })).toString('base64url');
    return `${part(genuine, 0)}.${changed}.${part(genuine, 2)}`;
  },
  'no signature': (_claims, _key, genuine) => `${part(genuine, 0)}.${part(genuine, 1)}.`,
  'the algorithm none': (claims) => new UnsecuredJWT(claims).encode(),
  'the public key as a shared secret': async (claims, key) =>
    signedBy(claims, headerOf(key, 'HS256'), await publicKeyText(key)),
  'an expiry that has passed': (claims, key) => signToken({ ...claims, exp: now() - 60 }, key),
  'no expiry': ({ exp: _, ...claims }, key) => signToken(claims, key),
  'a beginning to come': (claims, key) => signToken({ ...claims, nbf: now() + 600 }, key),
  'another audience': (claims, key) => signToken({ ...claims, aud: 'another-service' }, key),
  'another issuer': (claims, key) => signToken({ ...claims, iss: 'https://issuer.example' }, key),
} as const satisfies Record<string, Forge>;

/** Every forgery of a genuine token, by what is wrong with it. */
export const forgeAll = async (genuine: string, key: SigningKey): Promise<[string, string][]> =>
  Promise.all(
    Object.entries(FORGERIES).map(
      async ([wrong, forge]: [string, Forge]): Promise<[string, string]> => [
        wrong,
        await forge(decodeJwt(genuine), key, genuine),
      ],
    ),
  );
