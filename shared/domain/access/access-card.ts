import * as z from 'zod/mini';
import { mandateIdSchema, personIdSchema, sirenSchema } from '../identifiers.ts';
import { addYear, type Instant, instantSchema } from '../instants.ts';
import { holderSchema } from '../people/holder.ts';
import { expiryNoticesSentSchema } from './expiry-moments.ts';
import { grantSchema } from './grant.ts';

export const roleSchema = z.enum(['administrator', 'declarant']);
export type Role = z.infer<typeof roleSchema>;

export const memberStatusSchema = z.enum(['invited', 'active', 'suspended', 'ended']);
export type MemberStatus = z.infer<typeof memberStatusSchema>;

/** From `from` on, and until the next entry, the member has this status and role. */
export const stageSchema = z.object({
  from: instantSchema,
  status: memberStatusSchema,
  role: roleSchema,
  /** Set for an invitation, and for whoever is to be confirmed. From then on the access counts as ended; no job is needed. */
  expiresAt: z.optional(instantSchema),
  /**
   * Set for whoever accepted under another name than the invited one: they sign nothing until an administrator confirms
   * them (authority: rule 13). Stages from before the rule have nothing to confirm.
   */
  toConfirm: z.optional(z.literal(true)),
});
export type Stage = z.infer<typeof stageSchema>;

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  invitedBy: personIdSchema,
  expiresAt: instantSchema,
  /** The name that was invited, kept for as long as somebody else's is to be confirmed. */
  invitedAs: z.optional(z.object({ familyName: z.string(), givenName: z.string() })),
});

export type Invitation = z.infer<typeof invitationSchema>;

/**
 * Everything one person may do in one organisation, now and in the past. It is one item of the table, so that a check
 * reads one thing and a removal is one write. Entries of `timeline` and `grants` are only ever added, or given an
 * end.
 */
export const accessCardSchema = z.object({
  siren: sirenSchema,
  personId: personIdSchema,
  holder: holderSchema,
  timeline: z.array(stageSchema),
  grants: z.array(grantSchema),
  invitation: z.optional(invitationSchema),
  /**
   * Mandates of this organisation under which a mandatary ever gave the person a grant. Decisions go on reading
   * there. They make nobody a member: a card that holds nothing else has no timeline.
   */
  actsUnder: z.optional(z.array(mandateIdSchema)),
  expiryTold: z.optional(expiryNoticesSentSchema),
  /** When ended grants last moved to history items beside the card, because the card had outgrown its size. */
  historyBefore: z.optional(instantSchema),
  version: z.number(),
  /** Hash of the last event of this card; the next event names it. */
  lastEventHash: z.string(),
});
export type AccessCard = z.infer<typeof accessCardSchema>;

/** Whether the person was ever invited or appointed here. A card may also exist only to note mandates. */
export const isMemberCard = ({ timeline }: Pick<AccessCard, 'timeline'>): boolean => timeline.length > 0;

/** Whether the names on the card are its holder's own. Until somebody accepts, they are what was typed. */
export const isNamedByHolder = ({ holder }: Pick<AccessCard, 'holder'>): boolean => holder.version > 0;

/** The stage that the card was in at that instant; undefined before its first stage. */
export const stageAt = (card: Pick<AccessCard, 'timeline'>, instant: Instant): Stage | undefined => {
  const stage = card.timeline.findLast(({ from }) => from <= instant);
  return stage?.expiresAt !== undefined && stage.expiresAt <= instant ? { ...stage, status: 'ended' } : stage;
};

/** Whether whoever is in this stage is a member whose name an administrator has still to confirm. */
export const isToConfirm = (stage: Pick<Stage, 'status' | 'toConfirm'> | undefined): boolean =>
  stage?.toConfirm === true && (stage.status === 'active' || stage.status === 'suspended');

/** Whether grants of the card to sign give the right to sign at that instant. */
export const maySignAt = (card: Pick<AccessCard, 'timeline'>, instant: Instant): boolean => {
  const stage = stageAt(card, instant);
  return stage?.status === 'active' && !isToConfirm(stage);
};

/** Whether somebody in this stage administers the organisation. */
export const isAdministering = (stage: Pick<Stage, 'status' | 'role'> | undefined): boolean =>
  stage?.status === 'active' && stage.role === 'administrator';

/** Whether the person administers the organisation at that instant. Nobody does without a card. */
export const administersAt = (card: Pick<AccessCard, 'timeline'> | undefined, instant: Instant): boolean =>
  isAdministering(card && stageAt(card, instant));

/** Whether the person had been an accepted member at any time up to that instant. */
export const wasActiveBy = (card: Pick<AccessCard, 'timeline'>, instant: Instant): boolean =>
  card.timeline.some(({ from, status }) => status === 'active' && from <= instant);

/**
 * Whether somebody is too near to decide for the organisation as an agent of support: they are in it, are invited, or
 * were a member in the last year (authority: rule 16). An invitation that nobody accepted holds nobody up once it is over.
 */
export const isInsider = (card: Pick<AccessCard, 'timeline'> | undefined, now: Instant): boolean => {
  const stage = card && stageAt(card, now);
  if (card === undefined || stage === undefined) return false;
  if (stage.status !== 'ended') return true;
  const last = card.timeline.findLastIndex(({ status }) => status === 'active' || status === 'suspended');
  const left = last < 0 ? undefined : card.timeline[last + 1]?.from;
  return left !== undefined && now < addYear(left);
};
