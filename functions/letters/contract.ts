import * as z from 'zod/mini';
import type { EventType } from '../../shared/domain/events.ts';

/** The events that the relay hands on to the letter writer. */
export const HANDLED_EVENTS = [
  'administrator-change.activation-key-ordered',
  'administrator-change.letter-left',
  'administrator-change.contest-opened',
  'administrator-change.approved',
] as const satisfies EventType[];

/**
 * Where the letters are in their bucket: a folder a day and recipient, whose letters leave in one envelope. The
 * printing service takes them from there.
 */
export const LETTERS_PREFIX = 'letters/';

/** What is written on an envelope: at most 38 characters a line (AFNOR XP Z10-011), the place last. */
export const senderAddressSchema = z
  .array(z.string().check(z.regex(/^\S(.{0,36}\S)?$/u)))
  .check(z.minLength(2), z.maxLength(5));
