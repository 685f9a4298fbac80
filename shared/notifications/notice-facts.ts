import * as z from 'zod/mini';
import {
  administratorChangeIdSchema,
  administratorChangeKindSchema,
} from '../domain/administrator-changes/administrator-change.ts';
import { eventSchema } from '../domain/events.ts';
import { grantIdSchema, mandateIdSchema, personIdSchema, reviewIdSchema } from '../domain/identifiers.ts';
import { dateSchema, instantSchema } from '../domain/instants.ts';
import { mandateSideSchema } from '../domain/mandates/mandate.ts';
import { staleCauseSchema } from '../domain/people/profile-flag.ts';
import type { Notice } from './notice.ts';

/** What notices read of an event's data; the rest of it concerns nobody's mail. */
const dataSchema = z.object({
  invitation: z.optional(z.string()),
  expiresAt: z.optional(instantSchema),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  change: z.optional(administratorChangeIdSchema),
  accessChange: z.optional(z.string()),
  kind: z.optional(administratorChangeKindSchema),
  siret: z.optional(z.string()),
  deadline: z.optional(instantSchema),
  effectiveAt: z.optional(instantSchema),
  outgoing: z.optional(personIdSchema),
  triesLeft: z.optional(z.number()),
  mandate: z.optional(mandateIdSchema),
  /** Whose evidence the event of a mandate is in. */
  side: z.optional(mandateSideSchema),
  affectedGrants: z.optional(z.number()),
  /** The grants that give less, by person: as many of them as an event has room for. */
  affected: z.optional(z.record(z.string(), z.array(grantIdSchema))),
  dueAt: z.optional(instantSchema),
  cause: z.optional(staleCauseSchema),
  grants: z.optional(z.array(grantIdSchema)),
  until: z.optional(instantSchema),
  lastAdministrator: z.optional(z.boolean()),
  staleSince: z.optional(instantSchema),
  /** Days on which an establishment has closed, or opened again. */
  closedFrom: z.optional(dateSchema),
  reopenedOn: z.optional(dateSchema),
  review: z.optional(reviewIdSchema),
  suspended: z.optional(z.number()),
  /** Who administers alone after a review. */
  alone: z.optional(personIdSchema),
});

export const noticeEventSchema = z.object({
  ...z.pick(eventSchema, {
    id: true,
    type: true,
    siren: true,
    personId: true,
    occurredAt: true,
    reason: true,
  }).shape,
  data: dataSchema,
});
export type NoticeEvent = z.infer<typeof noticeEventSchema>;

/** The event, and the names that texts may need; each text takes only what its reader may see. */
export interface NoticeFacts {
  event: NoticeEvent;
  /** Empty where somebody is told of what is theirs alone. */
  organisation: string;
  /** Of whom the event tells: the member, or the candidate. */
  person: string;
  /** The organisation on the other side of a mandate; empty for anything else. */
  counterpart: string;
  /** Others of whom the same is true, where they are told of together. */
  others?: readonly string[];
}

/**
 * Who reads a notice. `deciders`: active administrators who administered when the request was made, so that they may
 * answer it. `holders`: whose grants under a mandate give less, or will. None of these three include the person of the
 * event.
 */
export type Reader = 'person' | 'outgoing' | 'deciders' | 'administrators' | 'holders' | 'support';

/** Undefined where this reader need not know. */
type Write = (facts: NoticeFacts) => Notice | undefined;

/** Which readers an event is told to, and in which words. */
export type NoticesOfEvent = Partial<Record<Reader, Write>>;
