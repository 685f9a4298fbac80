import { DomainError } from '../errors.ts';
import type { EventType } from '../events.ts';
import type { PersonId, Siren } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Holder } from '../people/holder.ts';
import {
  type AccessCard,
  isToConfirm,
  type MemberStatus,
  type Role,
  type Stage,
  stageAt,
} from './access-card.ts';
import { type CardChange, type Entering, enterStage, isActiveAdministrator } from './card-change.ts';
import { type Grant, hasSuspended, resumeGrants, suspendGrants } from './grant.ts';
import { endGrants, newCard, roleToConfirm } from './invitation.ts';

const currentStage = (card: AccessCard, now: Instant): Stage => {
  const stage = stageAt(card, now) ?? card.timeline.at(-1);
  if (stage === undefined || stage.status === 'ended') throw new DomainError('member-ended');
  return stage;
};

const move = (
  card: AccessCard,
  to: Entering,
  event: { type: EventType; data?: Record<string, unknown>; reason?: string },
): CardChange => ({
  before: card,
  after: { ...card, timeline: enterStage(card.timeline, to) },
  event: { ...event, data: event.data ?? {} },
});

/** Stops all of a member's rights at once; the grants stay on the card. @throws member-ended, member-not-active */
export const suspend = (card: AccessCard, now: Instant, reason?: string): CardChange => {
  const { status, role } = currentStage(card, now);
  if (status !== 'active') throw new DomainError('member-not-active');
  return move(
    card,
    { status: 'suspended', role, at: now },
    { type: 'member.suspended', data: { role }, ...(reason !== undefined && { reason }) },
  );
};

/**
 * Gives the rights back, also to somebody who became administrator by a request while they were suspended.
 * @throws member-ended, member-not-suspended
 */
export const reactivate = (card: AccessCard, now: Instant): CardChange => {
  const { status, role } = currentStage(card, now);
  const isPartly = status === 'active' && hasSuspended(card.grants);
  if (status !== 'suspended' && !isPartly) throw new DomainError('member-not-suspended');
  const given = { ...card, grants: resumeGrants(card.grants, now) };
  const change = move(
    given,
    { status: 'active', role, at: now },
    { type: 'member.reactivated', data: { role } },
  );
  return { ...change, before: card };
};

/**
 * An administrator confirms whoever accepted under another name than the invited one. Their stage has no limit from now
 * on, and the invited name is kept no longer. Whoever was invited as administrator administers from now on, by the act of
 * who confirms them; a suspended member stays what they are.
 * @throws member-ended, nothing-to-confirm
 */
export const confirmMember = (card: AccessCard, now: Instant): CardChange => {
  const stage = currentStage(card, now);
  if (!isToConfirm(stage)) throw new DomainError('nothing-to-confirm');
  const { status } = stage;
  const role = status === 'active' ? roleToConfirm(card) : stage.role;
  const confirmed = move(
    card,
    { status, role, at: now, isConfirmed: true },
    {
      type: 'member.confirmed',
      data: { invitation: card.invitation?.id, role },
    },
  );
  if (card.invitation === undefined) return confirmed;
  const { invitedAs: _, ...invitation } = card.invitation;
  return { ...confirmed, after: { ...confirmed.after, invitation } };
};

/**
 * Only a member who has accepted can hold a role, and nobody administers under a name that is to be confirmed.
 * @throws member-ended, member-not-active, member-not-confirmed
 */
export const changeRole = (card: AccessCard, role: Role, now: Instant): CardChange | undefined => {
  const stage = currentStage(card, now);
  if (stage.status !== 'active') throw new DomainError('member-not-active');
  if (stage.role === role) return undefined;
  if (isToConfirm(stage)) throw new DomainError('member-not-confirmed');
  return move(
    card,
    { status: 'active', role, at: now },
    { type: 'role.changed', data: { from: stage.role, to: role } },
  );
};

/** Takes the administrator's role from an active or suspended member, who stays a member. */
export const stepDown = (card: AccessCard, now: Instant): CardChange | undefined => {
  const { status, role } = currentStage(card, now);
  if (role !== 'administrator') return undefined;
  return move(
    card,
    { status, role: 'declarant', at: now },
    { type: 'role.changed', data: { from: role, to: 'declarant' } },
  );
};

/**
 * Makes a person administrator by a decision taken elsewhere (an approved request, or the opening of an
 * organisation). A member keeps their grants. Grants of an ended access or an expired invitation do not come back.
 * Somebody who is already administrator stays as they are. Suspended grants stay suspended: nobody decided on them.
 */
export const appoint = (
  before: AccessCard | undefined,
  person: { siren: Siren; personId: PersonId; holder: Holder },
  now: Instant,
): CardChange | undefined => {
  if (before !== undefined && isActiveAdministrator(before)) return undefined;
  const card = before ?? newCard(person);
  const status = stageAt(card, now)?.status;
  return {
    before,
    after: {
      ...card,
      grants: keptGrants(card, status, now),
      holder: person.holder,
      timeline: enterStage(card.timeline, { at: now, status: 'active', role: 'administrator' }),
    },
    event: { type: 'administrator.appointed', data: {} },
  };
};

/** What an appointment leaves of the grants of before. */
const keptGrants = ({ grants }: AccessCard, status: MemberStatus | undefined, now: Instant): Grant[] => {
  if (status === 'ended') return endGrants(grants, now);
  return status === 'suspended' ? suspendGrants(grants, now) : grants;
};

/** Ends the access, or withdraws the invitation. Nothing is deleted. @throws member-ended */
export const endAccess = (card: AccessCard, now: Instant, reason?: string): CardChange => {
  const { role, status } = currentStage(card, now);
  return endFrom(card, { status, role, now }, reason);
};

const endFrom = (
  card: AccessCard,
  { status, role, now }: Pick<Stage, 'status' | 'role'> & { now: Instant },
  reason?: string,
): CardChange => {
  const grants = endGrants(card.grants, now);
  const ended = grants.filter((grant, index) => grant !== card.grants[index]).map(({ id }) => id);
  return {
    before: card,
    after: {
      ...card,
      grants,
      timeline: enterStage(card.timeline, { at: now, status: 'ended', role }),
    },
    event: {
      type: 'member.ended',
      data: { grants: ended, from: status, role },
      ...(reason !== undefined && { reason }),
    },
  };
};

/**
 * Records the end of whoever nobody confirmed in time. The access was over by its date alone; this tells people so.
 * Undefined while there is time, and for everybody else.
 */
export const endUnconfirmed = (card: AccessCard, now: Instant): CardChange | undefined => {
  const last = card.timeline.at(-1);
  if (last === undefined || !isToConfirm(last) || (last.expiresAt ?? now) > now) return undefined;
  const change = endFrom(card, { ...last, now });
  return { ...change, event: { ...change.event, data: { ...change.event.data, why: 'not-confirmed' } } };
};
