import { hash } from 'node:crypto';
import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError, KidNotFoundInJwksError } from 'aws-jwt-verify/error';
import type { JwtPayload } from 'aws-jwt-verify/jwt-model';
import * as z from 'zod/mini';
import type { Instant } from '../domain/instants.ts';
import { TokenRefused } from './challenge.ts';
import { keepKeys } from './issuer-keys.ts';

/** How an environment knows its relying services: which tokens count, and where their keys are. */
const machineRulesSchema = z.strictObject({
  issuer: z.string().check(z.minLength(1)),
  /** The address of the issuer's keys. */
  keys: z.url(),
  /** A token names one of them as its audience, or as its client. */
  audience: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
  /** The scope that opens decisions, as the issuer writes it. */
  scope: z.string().check(z.minLength(1)),
});
export type MachineRules = z.infer<typeof machineRulesSchema>;

/** The rules as one JSON text, for an environment variable. */
export const machineRulesTextSchema = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string): unknown => JSON.parse(text)),
    machineRulesSchema,
  ),
);

const scopesOf = ({ scope, scp }: JwtPayload): unknown[] =>
  typeof scope === 'string' ? scope.split(' ') : Array.isArray(scp) ? scp : [];

/** Whether the token names one of the audience; its client where it names none. */
const isFor = ({ aud, client_id: client }: JwtPayload, audience: readonly string[]): boolean =>
  [aud ?? client].flat().some((named) => audience.some((ours) => ours === named));

/** A service asks thousands of times with one token. Far more than there are services. */
const MOST_KEPT = 1_000;

/**
 * Tokens that were verified, by their digests, until they expire. They are forgotten whenever keys are read, so that a key
 * that was withdrawn counts no longer for them than for others.
 */
const keepVerified = () => {
  const kept = new Map<string, { clientId: string; expiresAt: number }>();
  const digest = (token: string): string => hash('sha256', token, 'base64');
  return {
    forget: (): void => kept.clear(),
    find: (token: string, now: number): string | undefined => {
      const found = kept.get(digest(token));
      return found !== undefined && now < found.expiresAt ? found.clientId : undefined;
    },
    keep: (token: string, clientId: string, expiresAt: number): void => {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(digest(token), { clientId, expiresAt });
    },
  };
};

/**
 * Verifies tokens of relying services by the rules of API Gateway's own authorizer: signature, issuer, times, audience or
 * client, scope. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @returns what gives a token's client. It throws unauthenticated, insufficient-scope or unavailable.
 */
export const openMachineTokens = (rules: MachineRules, clock: () => Instant) => {
  const { issuer, audience, keys: jwksUri, scope } = rules;
  const verifier = JwtVerifier.create({ issuer, audience: null, jwksUri });
  const verified = keepVerified();
  const ensureKeys = keepKeys(jwksUri, clock, (keys) => {
    verified.forget();
    verifier.cacheJwks(keys);
  });

  const verify = async (token: string): Promise<JwtPayload> => {
    try {
      return verifier.verifySync(token);
    } catch (error) {
      const isRead = error instanceof KidNotFoundInJwksError && (await ensureKeys({ isMissing: true }));
      if (isRead) return verifier.verifySync(token);
      throw error;
    }
  };
  return async (token: string | undefined): Promise<string> => {
    if (token === undefined) throw new TokenRefused('no-token', scope);
    await ensureKeys({ isMissing: false });
    const known = verified.find(token, Date.parse(clock()));
    if (known !== undefined) return known;
    const payload = await verify(token).catch((error: unknown) => {
      throw error instanceof JwtBaseError ? new TokenRefused('invalid-token', scope) : error;
    });
    const { exp } = payload;
    if (exp === undefined || !isFor(payload, audience)) throw new TokenRefused('invalid-token', scope);
    if (!scopesOf(payload).includes(scope)) throw new TokenRefused('insufficient-scope', scope);
    const clientId = String(payload.client_id ?? payload.sub);
    verified.keep(token, clientId, exp * 1_000);
    return clientId;
  };
};
