import { isJwks, type Jwks } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';
import { DomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/instants.ts';

/** Keys are read again after this, so that one which its issuer withdraws stops counting. */
const RENEWED_AFTER_MILLISECONDS = 3_600_000;
/** Where the issuer does not answer, keys count this long, as with API Gateway's own authorizer. */
const KEPT_MILLISECONDS = 7_200_000;
/** Whoever sends tokens under invented keys has the keys read no more often than this. */
const ASKED_AGAIN_AFTER_MILLISECONDS = 10_000;
const TIMEOUT_MILLISECONDS = 3_000;

/** Reads an issuer's keys (RFC 7517, 5). @throws when it does not answer with keys */
const fetchKeys = async (address: string): Promise<Jwks> => {
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
  const keys = z.parse(z.json(), await answer.json());
  if (!isJwks(keys)) throw new Error('the issuer answers without keys');
  return keys;
};

/**
 * Keeps an issuer's keys up to date: `use` gets them whenever they are read.
 * @returns how to make sure of them before a token is verified (`isMissing`: the token names a key that is not there);
 * whether they were read anew. It throws `unavailable` when there are no keys to judge by.
 */
export const keepKeys = (address: string, clock: () => Instant, use: (keys: Jwks) => void) => {
  let readAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  const ask = async (now: number): Promise<void> => {
    askedAt = now;
    try {
      use(await fetchKeys(address));
      readAt = now;
    } catch (cause) {
      if (now - readAt > KEPT_MILLISECONDS) {
        askedAt = Number.NEGATIVE_INFINITY;
        throw Object.assign(new DomainError('unavailable'), { cause });
      }
    }
  };
  return async ({ isMissing }: { isMissing: boolean }): Promise<boolean> => {
    const now = Date.parse(clock());
    const isDue = isMissing || now - readAt > RENEWED_AFTER_MILLISECONDS;
    // What another request is asking for is waited for.
    const wasAsked = asking === undefined && now - askedAt < ASKED_AGAIN_AFTER_MILLISECONDS;
    if (!isDue || wasAsked) return false;
    asking ??= ask(now).finally(() => {
      asking = undefined;
    });
    await asking;
    return true;
  };
};
