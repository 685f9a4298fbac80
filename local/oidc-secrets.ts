import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod/mini';

const secretsSchema = z.object({
  /** A private RSA key, because HTTP API's JWT authorizer accepts only RSA signatures. */
  signingKey: z.looseObject({ kty: z.literal('RSA'), kid: z.string() }),
  cookieKey: z.string(),
  clientSecret: z.string(),
  /** What the portal proves to the issuer, and what seals its sessions. */
  portalSecret: z.string(),
  sessionSecret: z.string(),
});
export type OidcSecrets = z.infer<typeof secretsSchema>;

const generate = async (): Promise<OidcSecrets> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = await exportJWK(privateKey);
  return {
    signingKey: { ...jwk, kty: 'RSA', kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' },
    cookieKey: randomBytes(32).toString('base64url'),
    clientSecret: randomBytes(32).toString('base64url'),
    portalSecret: randomBytes(32).toString('base64url'),
    sessionSecret: randomBytes(32).toString('base64url'),
  };
};

/** The issuer's secrets, created at the first start and kept with the data, so that tokens survive a restart. */
export const loadSecrets = async (path: string | undefined): Promise<OidcSecrets> => {
  if (path === undefined) return generate();
  // What an earlier version kept lacks the secrets that have come since.
  const kept: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const secrets = secretsSchema.parse({ ...(await generate()), ...z.looseObject({}).parse(kept) });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
};
