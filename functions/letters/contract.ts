import type { EventType } from '../../shared/domain/events.ts';

/** The events that the relay hands on to the letter writer. */
export const HANDLED_EVENTS = ['administrator-change.activation-key-ordered'] as const satisfies EventType[];

/** Where the letters are in their bucket. The printing service takes them from there. */
export const LETTERS_PREFIX = 'letters/';
