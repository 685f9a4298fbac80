import type { EventType } from '../../shared/domain/events.ts';

/** The events that the relay hands on to the resumer: a request was made, or has moved to another status. */
export const HANDLED_EVENTS = [
  'administrator-change.requested',
  'administrator-change.escalated',
  'administrator-change.contest-opened',
  'administrator-change.contested',
  'administrator-change.approved',
  'administrator-change.refused',
  'administrator-change.expired',
  'administrator-change.cancelled',
] as const satisfies EventType[];
