import type { EventType } from '../../shared/domain/events.ts';

/**
 * The events that the relay hands on to the resumer: a request was made, or something happens to it at another moment
 * than before; or somebody became administrator, whom open `first` requests must take note of.
 */
export const HANDLED_EVENTS = [
  'administrator-change.requested',
  'administrator-change.returned',
  'administrator-change.converted',
  'administrator-change.activation-key-ordered',
  'administrator-change.overdue',
  'administrator-change.escalated',
  'administrator-change.contest-opened',
  'administrator-change.contested',
  'administrator-change.approved',
  'administrator-change.refused',
  'administrator-change.expired',
  'administrator-change.cancelled',
  'administrator.appointed',
  'member.reactivated',
] as const satisfies EventType[];
