import { DomainError } from '../errors.ts';
import type { Mandate } from './mandate.ts';

/** DynamoDB refuses items over 400 KB; keys and attribute names take their share. */
const MAX_BYTES = 380 * 1024;

/**
 * A mandate that was narrowed many times over thousands of establishments may outgrow its item. @throws mandate-full
 */
export const requireRoom = (mandate: Mandate): void => {
  if (Buffer.byteLength(JSON.stringify(mandate)) > MAX_BYTES) {
    throw new DomainError({ code: 'mandate-full', facts: { mandate: mandate.id } });
  }
};
