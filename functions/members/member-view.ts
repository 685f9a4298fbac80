import { type AccessCard, isToConfirm, type Stage, stageAt } from '../../shared/domain/access/access-card.ts';
import type { Grant } from '../../shared/domain/access/grant.ts';
import { roleToConfirm } from '../../shared/domain/access/invitation.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { NO_NAMES } from '../../shared/domain/names.ts';
import { isStaleAt } from '../../shared/domain/people/profile.ts';
import type { MemberReference } from '../../shared/use-cases/access/change-member.ts';

export const viewGrant = ({ givenAt: _, ...grant }: Grant) => grant;

const viewInvitation = ({ id, email, expiresAt }: NonNullable<AccessCard['invitation']>) => ({
  id,
  email,
  expiresAt,
});

/** What is to be confirmed: who was invited, beside who accepted, and until when. */
const viewToConfirm = (stage: Stage | undefined, card: AccessCard) => {
  const { familyName, givenName } = card.invitation?.invitedAs ?? NO_NAMES;
  return isToConfirm(stage) && stage?.expiresAt !== undefined
    ? { toConfirm: { until: stage.expiresAt, familyName, givenName, role: roleToConfirm(card) } }
    : {};
};

/** The member as the contract shows them at that instant. */
export const viewMember = (card: AccessCard, now: Instant) => {
  const stage = stageAt(card, now) ?? card.timeline.at(-1);
  const { familyName, givenName, email, freshness } = card.holder;
  return {
    personId: card.personId,
    familyName,
    givenName,
    email,
    role: stage?.role ?? 'declarant',
    status: stage?.status ?? 'ended',
    profileStale: isStaleAt(freshness, now),
    grants: card.grants.map(viewGrant),
    history: card.timeline.map(({ from, status, role }) => ({ from, status, role })),
    ...(stage?.status === 'invited' && card.invitation && { invitation: viewInvitation(card.invitation) }),
    ...viewToConfirm(stage, card),
    version: card.version,
  } as const;
};

export const referenceOf = (
  params: Pick<MemberReference, 'siren' | 'personId'>,
  ifMatch: number | undefined,
): MemberReference => ({ siren: params.siren, personId: params.personId, seenVersion: ifMatch });
