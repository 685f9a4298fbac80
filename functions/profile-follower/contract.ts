import type { EventType } from '../../shared/domain/events.ts';

/** The events that the relay hands on: all that affect how fresh a profile is, or who administers an organisation. */
export const HANDLED_EVENTS = [
  'person.inactive',
  'person.registered',
  'profile.long-stale',
  'profile.confirmed',
  'profile.changed',
  'administrator.appointed',
  'role.changed',
  // Somebody may have been invited to administer.
  'invitation.accepted',
  'member.confirmed',
  'member.suspended',
  'member.reactivated',
  'member.ended',
  // Undoing a bulk change can bring back an administrator.
  'access.changed',
] as const satisfies EventType[];
