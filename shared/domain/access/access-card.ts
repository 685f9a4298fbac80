import * as z from 'zod/mini';
import { mandateIdSchema, personIdSchema, sirenSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';
import { freshnessSchema } from '../people/profile.ts';
import { expiryNoticesSentSchema } from './expiry-moments.ts';
import { grantSchema } from './grant.ts';

export const roleSchema = z.enum(['administrator', 'declarant']);
export type Role = z.infer<typeof roleSchema>;

export const memberStatusSchema = z.enum(['invited', 'active', 'suspended', 'ended']);
export type MemberStatus = z.infer<typeof memberStatusSchema>;

/** From `from` on, the member had this status and role, until the next entry. */
export const stageSchema = z.object({
  from: instantSchema,
  status: memberStatusSchema,
  role: roleSchema,
  /** Of an invitation only: from then on it counts as ended, with no job needed. */
  expiresAt: z.optional(instantSchema),
});
export type Stage = z.infer<typeof stageSchema>;

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  invitedBy: personIdSchema,
  expiresAt: instantSchema,
});

/**
 * The person's contact details as last carried to the card, so that lists and checks need no other read. Owned by
 * the person: `version` is the person's, 0 while they are only those of the invitation.
 */
export const holderSchema = z.object({
  email: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  freshness: freshnessSchema,
  version: z.number(),
});
export type Holder = z.infer<typeof holderSchema>;

/**
 * Everything one person may do in one organisation, now and in the past: one item of the table, so that a check
 * reads one thing and a removal is one write. `timeline` and `grants` are only ever added to or given an end.
 */
export const accessCardSchema = z.object({
  siren: sirenSchema,
  personId: personIdSchema,
  holder: holderSchema,
  timeline: z.array(stageSchema),
  grants: z.array(grantSchema),
  invitation: z.optional(invitationSchema),
  /**
   * Mandates of this organisation under which the person was ever given a grant, by the mandatary: where a decision goes
   * on reading. It makes nobody a member: a card that holds nothing else has no timeline.
   */
  actsUnder: z.optional(z.array(mandateIdSchema)),
  expiryTold: z.optional(expiryNoticesSentSchema),
  /** When grants that had ended last moved to history items beside the card (it had outgrown its size). */
  historyBefore: z.optional(instantSchema),
  version: z.number(),
  /** Hash of the last event of this card: the next event carries it on. */
  lastEventHash: z.string(),
});
export type AccessCard = z.infer<typeof accessCardSchema>;

/** Whether the person was ever invited or appointed here; a card may only note mandates. */
export const isMemberCard = ({ timeline }: Pick<AccessCard, 'timeline'>): boolean => timeline.length > 0;

/** The stage the card was in at that instant; undefined before its first one. */
export const stageAt = (card: Pick<AccessCard, 'timeline'>, instant: Instant): Stage | undefined => {
  const stage = card.timeline.findLast(({ from }) => from <= instant);
  return stage?.expiresAt !== undefined && stage.expiresAt <= instant ? { ...stage, status: 'ended' } : stage;
};

/** Whether the person was ever an accepted member up to that instant. */
export const wasActiveBy = (card: Pick<AccessCard, 'timeline'>, instant: Instant): boolean =>
  card.timeline.some(({ from, status }) => status === 'active' && from <= instant);
