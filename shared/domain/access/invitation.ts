import { DomainError } from '../errors.ts';
import { FIRST_HASH } from '../events.ts';
import type { PersonId, Siren } from '../identifiers.ts';
import { addDays, type Instant } from '../instants.ts';
import { isSameName } from '../names.ts';
import { normaliseEmail } from '../people/address.ts';
import type { Holder } from '../people/holder.ts';
import {
  type AccessCard,
  type Invitation,
  isToConfirm,
  type Role,
  type Stage,
  stageAt,
} from './access-card.ts';
import { type CardChange, type Entering, enterStage } from './card-change.ts';
import { addGrants } from './equal-grants.ts';
import type { Grant } from './grant.ts';

/** An invitation expires after this many days (domain: "Members"). */
export const INVITATION_DAYS = 30;
/** Whoever accepted under another name must be confirmed within this many days (authority: rule 13). */
export const CONFIRMATION_DAYS = 30;

/**
 * Whether the organisation knows whoever the card is about by that address: they were invited under it, or told it as a
 * member. Another address of theirs is nobody's to it.
 */
export const isKnownBy = (
  { holder, invitation, timeline }: Pick<AccessCard, 'holder' | 'invitation' | 'timeline'>,
  normalisedEmail: string,
): boolean =>
  timeline.length === 0 || [normaliseEmail(holder.email), invitation?.email].includes(normalisedEmail);

export interface Invitee {
  siren: Siren;
  personId: PersonId;
  holder: Holder;
}

export const newCard = (invitee: Invitee): AccessCard => ({
  ...invitee,
  timeline: [],
  grants: [],
  version: 0,
  lastEventHash: FIRST_HASH,
});

/**
 * Invites somebody, in the role that they will have once they accept: a declarant unless it is said. A card that ended, or
 * whose invitation expired, is used again and keeps its history.
 * @throws already-member, already-invited
 */
export const invite = (
  before: AccessCard | undefined,
  invitee: Invitee,
  terms: { id: string; email: string; invitedBy: PersonId; role?: Role; grants: Grant[]; now: Instant },
): CardChange => {
  const { role = 'declarant' } = terms;
  const card = before ?? newCard(invitee);
  const status = stageAt(card, terms.now)?.status;
  if (status === 'active' || status === 'suspended') throw new DomainError('already-member');
  if (status === 'invited') throw new DomainError('already-invited');
  const expiresAt = addDays(terms.now, INVITATION_DAYS);
  const { grants, given } = addGrants(endGrants(card.grants, terms.now), terms.grants, terms.now);
  return {
    before,
    after: {
      ...card,
      ...invitee,
      // What checks answered about a former membership, they still answer: the organisation knew it then.
      holder: { ...invitee.holder, freshness: card.holder.freshness },
      timeline: enterStage(card.timeline, {
        at: terms.now,
        status: 'invited',
        role,
        expiresAt,
      }),
      grants,
      invitation: { id: terms.id, email: terms.email, invitedBy: terms.invitedBy, expiresAt },
    },
    event: {
      type: 'member.invited',
      data: { invitation: terms.id, expiresAt, role, grants: given.map(({ id }) => id) },
    },
  };
};

export const hasStopped = (grant: Grant, at: Instant): boolean =>
  grant.endedAt !== undefined || (grant.until !== undefined && grant.until <= at);

/** Ends every grant that has not ended yet. A grant that had run out keeps its own end. */
export const endGrants = (grants: readonly Grant[], at: Instant): Grant[] =>
  grants.map((grant) => (hasStopped(grant, at) ? grant : { ...grant, endedAt: at }));

/** The invitation that waits for its answer. @throws invitation-closed, invitation-expired */
export const requireWaiting = (card: AccessCard, now: Instant): Invitation => {
  const last = card.timeline.at(-1);
  if (last?.status !== 'invited' || card.invitation === undefined) throw new DomainError('invitation-closed');
  if (stageAt(card, now)?.status !== 'invited') throw new DomainError('invitation-expired');
  return card.invitation;
};

/** The card keeps its last invitation, so that a second answer is not taken for a wrong id. */
const requireOpen = (card: AccessCard, id: string, now: Instant): void => {
  if (card.invitation?.id !== id) throw new DomainError('not-found');
  requireWaiting(card, now);
};

const asOffer = (stage: Stage | undefined): Pick<Stage, 'role' | 'from'> | undefined =>
  stage?.status === 'invited' ? stage : undefined;

/** The invitation that waits, as a stage: the role that it offers, and since when. */
export const offerOf = ({ timeline }: Pick<AccessCard, 'timeline'>): ReturnType<typeof asOffer> =>
  asOffer(timeline.at(-1));

/** The role that whoever is to be confirmed was offered: that of the invitation which they accepted, and of no other one. */
export const roleToConfirm = ({ timeline }: Pick<AccessCard, 'timeline'>): Role =>
  asOffer(timeline.findLast((stage) => !isToConfirm(stage)))?.role ?? 'declarant';

/**
 * The card of whoever accepts. Under another name than the invited one they are to be confirmed, and the invitation goes
 * on saying who was invited; a login that tells no name has no other name. Nobody administers under a name that is to be
 * confirmed: until then they declare, whatever they were offered.
 * @param waiting the card with the invitation, which has the invited name
 */
const acceptedBy = (
  waiting: Pick<AccessCard, 'holder' | 'invitation' | 'timeline'>,
  holder: Holder,
  now: Instant,
): { entering: Entering; invitation: Invitation | undefined; data: Record<string, unknown> } => {
  const { role = 'declarant' } = offerOf(waiting) ?? {};
  const accepted = { at: now, status: 'active' } as const;
  const { familyName, givenName } = waiting.holder;
  const told = waiting.invitation && { invitation: waiting.invitation.id, by: waiting.invitation.invitedBy };
  if (isSameName(waiting.holder, holder)) {
    return {
      entering: { ...accepted, role, isConfirmed: true },
      invitation: waiting.invitation,
      data: { ...told, role },
    };
  }
  const expiresAt = addDays(now, CONFIRMATION_DAYS);
  return {
    entering: { ...accepted, role: 'declarant', toConfirm: true, expiresAt },
    invitation: waiting.invitation && { ...waiting.invitation, invitedAs: { familyName, givenName } },
    data: { ...told, role: 'declarant', toConfirm: true, expiresAt },
  };
};

/** @throws not-found, invitation-closed, invitation-expired */
export const accept = (card: AccessCard, id: string, holder: Holder, now: Instant): CardChange => {
  requireOpen(card, id, now);
  const { entering, invitation, data } = acceptedBy(card, holder, now);
  return {
    before: card,
    after: {
      ...card,
      holder,
      ...(invitation && { invitation }),
      timeline: enterStage(card.timeline, entering),
    },
    event: { type: 'invitation.accepted', data },
  };
};

/** @throws not-found, invitation-closed, invitation-expired */
export const refuse = (card: AccessCard, id: string, now: Instant): CardChange => {
  requireOpen(card, id, now);
  return {
    before: card,
    after: {
      ...card,
      grants: endGrants(card.grants, now),
      timeline: enterStage(card.timeline, { at: now, status: 'ended', role: 'declarant' }),
    },
    event: { type: 'invitation.refused', data: { invitation: id, by: card.invitation?.invitedBy } },
  };
};

/**
 * Passes the invitation to another account. The invited address was first seen with one person and was verified by
 * another: the invitation and its grants move to that person's card, and end on the first one.
 * @throws not-found, invitation-closed, invitation-expired, already-member
 */
export const takeOver = (
  waiting: AccessCard,
  own: AccessCard | undefined,
  invitee: Invitee,
  { id, now }: { id: string; now: Instant },
): [CardChange, CardChange] => {
  const given = refuse(waiting, id, now);
  const card = own ?? newCard(invitee);
  const status = stageAt(card, now)?.status;
  if (status === 'active' || status === 'suspended') throw new DomainError('already-member');
  // Grants of an earlier invitation that nobody accepted do not come back with this one.
  const held = status === 'invited' ? card.grants : endGrants(card.grants, now);
  // This card knew nothing of them before now. They are given from now on, so that the card's past stays as it was.
  const passedOn = waiting.grants
    .filter((grant) => !hasStopped(grant, now))
    .map((grant) => ({ ...grant, givenAt: now }));
  const { entering, invitation, data } = acceptedBy(waiting, invitee.holder, now);
  // What was offered stands in the history of who accepts it, and never what another invitation had offered.
  const { role = 'declarant' } = offerOf(waiting) ?? {};
  const isToTell = role === 'administrator' || status === 'invited';
  const timeline = isToTell ? enterStage(card.timeline, { at: now, status: 'invited', role }) : card.timeline;
  const passedTo = { ...given.event.data, passedTo: invitee.personId };
  return [
    { ...given, event: { ...given.event, data: passedTo } },
    {
      before: own,
      after: {
        ...card,
        holder: invitee.holder,
        grants: addGrants(held, passedOn, now).grants,
        ...(invitation && { invitation }),
        timeline: enterStage(timeline, entering),
      },
      event: { type: 'invitation.accepted', data: { ...data, passedFrom: waiting.personId } },
    },
  ];
};
