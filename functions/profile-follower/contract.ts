import type { EventType } from '../../shared/domain/events.ts';

/** What the relay hands on: whatever bears on how fresh a profile is, or on who administers a body. */
export const HANDLED_EVENTS = [
  'person.inactive',
  'person.registered',
  'profile.long-stale',
  'profile.confirmed',
  'profile.changed',
  'administrator.appointed',
  'role.changed',
  'member.suspended',
  'member.reactivated',
  'member.ended',
  // A bulk change that is undone gives an ended administrator back.
  'access.changed',
] as const satisfies EventType[];
