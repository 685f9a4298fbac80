import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { AdministratorChangeId } from './administrator-change.ts';

/** The 22 digits and capitals that are left without look-alikes: 0 O, 1 I L, 2 Z, 5 S, 6, 8 B, U V. */
const ALPHABET = 'ACDEFGHJKMNPQRTWXY3479';
const LENGTH = 20;
const GROUP = /.{5}(?=.)/g;
const KEYS = BigInt(ALPHABET.length) ** BigInt(LENGTH);

/** The environment's secret, from which its keys are derived. It is never renewed while a letter is on its way. */
export const activationSecretSchema = z.string().check(z.minLength(32)).brand<'ActivationSecret'>();
export type ActivationSecret = z.infer<typeof activationSecretSchema>;

/**
 * 20 characters, derived or normalised, without hyphens: log2(22^20) = 89 bits. A key is never stored, logged or
 * answered.
 */
export const activationKeySchema = z
  .string()
  .check(z.regex(new RegExp(`^[${ALPHABET}]{${LENGTH}}$`)))
  .brand<'ActivationKey'>();
export type ActivationKey = z.infer<typeof activationKeySchema>;

/** What is stored of a key: its SHA-256 in hexadecimal. 89 random bits need no slow hash. */
export const activationKeyHashSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/))
  .brand<'ActivationKeyHash'>();
export type ActivationKeyHash = z.infer<typeof activationKeyHashSchema>;

const write = (number: bigint, length: number): string =>
  length === 0
    ? ''
    : write(number / BigInt(ALPHABET.length), length - 1) +
      ALPHABET[Number(number % BigInt(ALPHABET.length))];

/**
 * The key of one letter of one request, always the same. 256 bits are reduced to 89; this makes no key likelier than
 * another by more than one part in 2^166.
 */
export const deriveKey = (
  secret: ActivationSecret,
  changeId: AdministratorChangeId,
  letterNumber: number,
): ActivationKey => {
  const digest = createHmac('sha256', secret).update(`${changeId}/${letterNumber}`).digest('hex');
  return activationKeySchema.parse(write(BigInt(`0x${digest}`) % KEYS, LENGTH));
};

/** As the letter prints it: ACDEF-GHJKM-NPQRT-WXY34. */
export const formatKey = (key: ActivationKey): string => key.replace(GROUP, '$&-');

/**
 * Normalises what somebody typed: case, spaces and hyphens of any kind do not matter. Undefined when it cannot be a
 * key.
 */
export const normaliseKey = (typed: string): ActivationKey | undefined =>
  activationKeySchema.safeParse(typed.replace(/[\s\p{Dash}]/gu, '').toUpperCase()).data;

export const hashKey = (
  changeId: AdministratorChangeId,
  letterNumber: number,
  key: ActivationKey,
): ActivationKeyHash =>
  activationKeyHashSchema.parse(
    createHash('sha256').update(`${changeId}/${letterNumber}/${key}`).digest('hex'),
  );

/** Whether the typed key is the key of that letter. The comparison always takes the same time. */
export const matchesKey = (
  changeId: AdministratorChangeId,
  letterNumber: number,
  typed: string,
  stored: string,
): boolean => {
  const key = normaliseKey(typed);
  if (key === undefined) return false;
  return timingSafeEqual(Buffer.from(stored), Buffer.from(hashKey(changeId, letterNumber, key)));
};
