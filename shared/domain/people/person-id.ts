import { createHash } from 'node:crypto';
import { type PersonId, personIdSchema } from '../identifiers.ts';

/** Crockford base 32. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;

/**
 * The id of a person who is new to the register, made of a fresh ULID. A ULID begins with the time; an id that told
 * since when the register knows somebody would tell whoever invites an address whether it was known before.
 */
export const newPersonId = (ulid: string): PersonId => {
  const bytes = createHash('sha256').update(ulid).digest().subarray(0, LENGTH);
  const digits = [...bytes].map((byte, index) => DIGITS[byte % (index === 0 ? 8 : 32)]);
  return personIdSchema.parse(digits.join(''));
};
