import type { EventType } from '../../shared/domain/events.ts';

/** The events that the relay hands on to the starter, each of which calls for work. */
export const HANDLED_EVENTS = [
  'access-change.requested',
  'access-change.begun',
  'access-change.undo-begun',
] as const satisfies EventType[];
