import { DomainError } from '../errors.ts';
import { FIRST_HASH } from '../events.ts';
import type { PersonId, Siren } from '../identifiers.ts';
import { addDays, type Instant } from '../instants.ts';
import type { Holder } from '../people/holder.ts';
import { type AccessCard, stageAt } from './access-card.ts';
import { type CardChange, enterStage } from './card-change.ts';
import { addGrants } from './equal-grants.ts';
import type { Grant } from './grant.ts';

/** An invitation expires after this many days (domain: "Members"). */
export const INVITATION_DAYS = 30;

/**
 * Addresses are found without regard to case. The Kelvin sign stays what it is: in lower case it would be a k, and its
 * address somebody else's.
 */
export const normaliseEmail = (email: string): string =>
  email.trim().replace(/[^\u212A]+/gu, (run) => run.toLowerCase());

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
 * Invites a declarant. A card that ended, or whose invitation expired, is used again and keeps its history.
 * @throws already-member, already-invited
 */
export const invite = (
  before: AccessCard | undefined,
  invitee: Invitee,
  terms: { id: string; email: string; invitedBy: PersonId; grants: Grant[]; now: Instant },
): CardChange => {
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
        role: 'declarant',
        expiresAt,
      }),
      grants,
      invitation: { id: terms.id, email: terms.email, invitedBy: terms.invitedBy, expiresAt },
    },
    event: {
      type: 'member.invited',
      data: { invitation: terms.id, expiresAt, grants: given.map(({ id }) => id) },
    },
  };
};

const hasStopped = (grant: Grant, at: Instant): boolean =>
  grant.endedAt !== undefined || (grant.until !== undefined && grant.until <= at);

/** Ends every grant that has not ended yet. A grant that had run out keeps its own end. */
export const endGrants = (grants: readonly Grant[], at: Instant): Grant[] =>
  grants.map((grant) => (hasStopped(grant, at) ? grant : { ...grant, endedAt: at }));

/** The card keeps its last invitation, so that a second answer is not taken for a wrong id. */
const requireOpen = (card: AccessCard, id: string, now: Instant): void => {
  if (card.invitation?.id !== id) throw new DomainError('not-found');
  const last = card.timeline.at(-1);
  if (last?.status !== 'invited') throw new DomainError('invitation-closed');
  if (stageAt(card, now)?.status !== 'invited') throw new DomainError('invitation-expired');
};

/** @throws not-found, invitation-closed, invitation-expired */
export const accept = (card: AccessCard, id: string, holder: Holder, now: Instant): CardChange => {
  requireOpen(card, id, now);
  return {
    before: card,
    after: {
      ...card,
      holder,
      timeline: enterStage(card.timeline, { at: now, status: 'active', role: 'declarant' }),
    },
    event: { type: 'invitation.accepted', data: { invitation: id } },
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
    event: { type: 'invitation.refused', data: { invitation: id } },
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
  return [
    given,
    {
      before: own,
      after: {
        ...card,
        holder: invitee.holder,
        grants: addGrants(held, passedOn, now).grants,
        timeline: enterStage(card.timeline, { at: now, status: 'active', role: 'declarant' }),
      },
      event: { type: 'invitation.accepted', data: { invitation: id, passedFrom: waiting.personId } },
    },
  ];
};
