import type { EventType } from '../../shared/domain/events.ts';

/** What the relay hands on to the starter: there is work to do. */
export const HANDLED_EVENTS = [
  'access-change.requested',
  'access-change.begun',
  'access-change.undo-begun',
] as const satisfies EventType[];
