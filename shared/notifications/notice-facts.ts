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

/** The part of an event's data that notices read. */
const dataSchema = z.object({
  invitation: z.optional(z.string()),
  /** Whose mails of which day were held back. */
  recipient: z.optional(z.string()),
  day: z.optional(dateSchema),
  /** Who sent the invitation; and to whom it passed, if that is not who was invited. */
  by: z.optional(z.string()),
  passedTo: z.optional(z.string()),
  toConfirm: z.optional(z.boolean()),
  expiresAt: z.optional(instantSchema),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  /** The role that a member had when they were ended or suspended. */
  role: z.optional(z.string()),
  decision: z.optional(z.string()),
  contest: z.optional(z.string()),
  change: z.optional(administratorChangeIdSchema),
  accessChange: z.optional(z.string()),
  /** Whether nobody in the organisation can give the second eyes that it needs. */
  bySupport: z.optional(z.boolean()),
  kind: z.optional(administratorChangeKindSchema),
  siret: z.optional(z.string()),
  deadline: z.optional(instantSchema),
  effectiveAt: z.optional(instantSchema),
  /** When the envelope with a key leaves. */
  leavesAt: z.optional(instantSchema),
  /** Whether a key can come by letter. */
  byLetter: z.optional(z.boolean()),
  /** Why an approval counts no more, and whether only support can approve now. */
  why: z.optional(z.string()),
  supportOnly: z.optional(z.boolean()),
  outgoing: z.optional(personIdSchema),
  triesLeft: z.optional(z.number()),
  mandate: z.optional(mandateIdSchema),
  /** The side in whose evidence the event of a mandate is. */
  side: z.optional(mandateSideSchema),
  affectedGrants: z.optional(z.number()),
  /** The grants that give less, by person: as many as an event has room for. */
  affected: z.optional(z.record(z.string(), z.array(grantIdSchema))),
  dueAt: z.optional(instantSchema),
  cause: z.optional(staleCauseSchema),
  grants: z.optional(z.array(grantIdSchema)),
  until: z.optional(instantSchema),
  lastAdministrator: z.optional(z.boolean()),
  staleSince: z.optional(instantSchema),
  /** Days on which an establishment closed or reopened. */
  closedFrom: z.optional(dateSchema),
  reopenedOn: z.optional(dateSchema),
  /** Where a head office has moved to, and when. */
  successor: z.optional(z.string()),
  movedOn: z.optional(dateSchema),
  review: z.optional(reviewIdSchema),
  suspended: z.optional(z.number()),
  /** The only administrator left after a review. */
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
    actor: true,
  }).shape,
  data: dataSchema,
});
export type NoticeEvent = z.infer<typeof noticeEventSchema>;

/** The event, and the names that texts may need. Each text uses only what its reader may see. */
export interface NoticeFacts {
  event: NoticeEvent;
  /** Empty when the notice is about the reader alone. */
  organisation: string;
  /** The person that the event is about: the member, or the candidate. */
  person: string;
  /** The name that was invited, where somebody accepted under another one. */
  invitedAs?: string | undefined;
  /** What a digest lists: the subjects of the day's other mails, and how many more there were. */
  held?: { subjects: readonly string[]; more: number } | undefined;
  /** The organisation on the other side of a mandate; empty otherwise. */
  counterpart: string;
  /** Who loses rights with an establishment that moved, with the services; and how many more there are. */
  losing?: { people: readonly { name: string; services: readonly string[] }[]; more: number } | undefined;
  /** Other people for whom the same is true, when one mail covers several. */
  others?: readonly string[];
}

/**
 * Who reads a notice. `inviter` is whoever sent the invitation, for as long as they administer; `merged` is whose mails of a day were held back. `holders` are people whose grants under a mandate give less, or will. The person of the event is
 * in neither `administrators` nor `holders`.
 */
export type Reader = 'person' | 'inviter' | 'merged' | 'outgoing' | 'administrators' | 'holders' | 'support';

/** Undefined when this reader needs no notice. */
type Write = (facts: NoticeFacts) => Notice | undefined;

/** The readers that are notified of an event, each with its text. */
export type NoticesOfEvent = Partial<Record<Reader, Write>>;
