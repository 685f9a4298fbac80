import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { personIdSchema, sirenSchema } from './identifiers.ts';
import { instantSchema } from './instants.ts';

export const EVENT_TYPES = [
  'member.invited',
  'invitation.accepted',
  'invitation.refused',
  'member.confirmed',
  'member.suspended',
  'member.reactivated',
  'member.ended',
  'role.changed',
  'administrator.appointed',
  'grant.given',
  'grant.changed',
  'grant.ended',
  'access.changed',
  'contest.opened',
  'contest.answered',
  'contest.overdue',
  'contest.decided',
  'administrator-change.requested',
  'administrator-change.reminded',
  'administrator-change.escalated',
  'administrator-change.activation-key-ordered',
  'administrator-change.letter-left',
  'administrator-change.activation-failed',
  'administrator-change.dealt',
  'administrator-change.support-approved',
  'administrator-change.support-answered',
  'administrator-change.objected',
  'administrator-change.stopped',
  'administrator-change.contest-opened',
  'administrator-change.contested',
  'administrator-change.overdue',
  'administrator-change.returned',
  'administrator-change.converted',
  'administrator-change.approved',
  'administrator-change.applied',
  'administrator-change.refused',
  'administrator-change.expired',
  'administrator-change.cancelled',
  'access-change.requested',
  'access-change.checked',
  'access-change.unreadable',
  'access-change.approval-asked',
  'access-change.support-answered',
  'access-change.refused',
  'access-change.begun',
  'access-change.stopping',
  'access-change.stopped',
  'access-change.done',
  'access-change.undo-approval-asked',
  'access-change.undo-refused',
  'access-change.undo-begun',
  'access-change.interrupted',
  'access-change.undone',
  'mandate.proposed',
  'mandate.accepted',
  'mandate.refused',
  'mandate.narrowed',
  'mandate.ended',
  'mandate.grants-changed',
  'mandate.expiring',
  'mandate.expired',
  'person.registered',
  'profile.changed',
  'profile.confirmed',
  'profile.reminded',
  'profile.stale',
  'profile.long-stale',
  'person.inactive',
  'invitation.expiring',
  'invitation.expired',
  'grant.expiring',
  'grant.expired',
  'orphan-risk.raised',
  'orphan-risk.cleared',
  'establishment.closed',
  'establishment.reopened',
  'establishment.moved',
  'access.confirmed',
  'access-review.opened',
  'access-review.reminded',
  'access-review.ended',
  'access-review.signed',
  'access-review.lapsed',
  'support-view.opened',
  'support-view.page',
  'mails.merged',
  'job.finished',
] as const;

export const actorSchema = z.object({ type: z.enum(['person', 'agent', 'machine']), id: z.string() });
export type Actor = z.infer<typeof actorSchema>;

/**
 * Evidence: who, for whom, what, when, from which request, why. `stream` is the chain that the event belongs to: a
 * card, a person, a request, an establishment, or one side of a mandate. Within it `sequence` counts from 1, and
 * `previousHash` is the hash of the event before.
 */
export const eventSchema = z.object({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  stream: z.string(),
  sequence: z.number(),
  siren: z.optional(sirenSchema),
  /** Absent when the event is about nobody, such as the closing of an establishment. */
  personId: z.optional(personIdSchema),
  actor: actorSchema,
  occurredAt: instantSchema,
  requestId: z.string(),
  /** The client's own id of the request. Only `requestId` is ours. */
  clientRequestId: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** Identifiers and values of the change. It holds no names and no addresses. */
  data: z.record(z.string(), z.unknown()),
  /** The digest of the state that the event leaves (sealed-state.ts). Absent on events from before it, and of a job. */
  state: z.optional(z.string()),
  /** The digest of what the change moved beside its card. */
  archived: z.optional(z.string()),
  previousHash: z.string(),
  hash: z.string(),
});
export type Event = z.infer<typeof eventSchema>;
export type EventType = Event['type'];

/** Evidence of a run of a job, which is about nobody. */
export const jobEventSchema = z.omit(eventSchema, { siren: true, personId: true });
export type JobEvent = z.infer<typeof jobEventSchema>;

/** The `previousHash` of the first event of a stream. */
export const FIRST_HASH = '0'.repeat(64);

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256, in hexadecimal, of the value as JSON, keys sorted. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex');

/** The digest of the event without its hash. */
export const hashOf = (event: Omit<JobEvent, 'hash'>): string => digestOf(event);

export const seal = <Unsealed extends Omit<JobEvent, 'hash'>>(
  event: Unsealed,
): Unsealed & { hash: string } => ({
  ...event,
  hash: hashOf(event),
});

/**
 * The id of the first event of a stream that was altered or does not follow the one before. Undefined when all is
 * well.
 */
export const firstBrokenLink = (events: readonly JobEvent[]): string | undefined =>
  events.find(({ hash, ...event }, index) => {
    const before = events[index - 1];
    return (
      hash !== hashOf(event) ||
      event.sequence !== index + 1 ||
      event.previousHash !== (before?.hash ?? FIRST_HASH)
    );
  })?.id;
