import type { EventType } from '../../shared/domain/events.ts';

/** What the relay hands on to the letter writer. */
export const HANDLED_EVENTS = ['administrator-change.activation-key-ordered'] as const satisfies EventType[];

/** Where the letters are in their bucket: the printing service takes them from here. */
export const LETTERS_PREFIX = 'letters/';
