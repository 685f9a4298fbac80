import type { Instant } from '../instants.ts';
import { type AccessCard, isToConfirm, stageAt } from './access-card.ts';
import { type Grant, grantPhaseAt } from './grant.ts';
import { roleToConfirm } from './invitation.ts';

export const MEMBER_ACTIONS = [
  'confirm',
  'give-grant',
  'suspend',
  'reactivate',
  'end',
  'appoint',
  'demote',
  'send-again',
  'withdraw',
  'invite',
  'leave',
] as const;
export type MemberAction = (typeof MEMBER_ACTIONS)[number];

/** Who looks at a card. */
export interface Onlooker {
  isSelf: boolean;
  /** An active administrator of the organisation. */
  administers: boolean;
  /** Whether the card's person is the only administrator: nothing may take that from them. */
  isLastAdministrator: boolean;
  /** Whether the rules among administrators let the onlooker appoint or restore one now (authority: rules 9 and 10). */
  hasPower: boolean;
  /** Whether those rules let them end, suspend or demote this one now. */
  mayRemove: boolean;
}

/**
 * What the onlooker may do with a member now, by the rules that the commands obey, so that no page offers what is refused. It
 * shows the way; each command decides for itself, at the moment of its effect.
 */
export const memberActions = (
  card: AccessCard,
  { isSelf, administers, isLastAdministrator, hasPower, mayRemove }: Onlooker,
  now: Instant,
): MemberAction[] => {
  const stage = stageAt(card, now);
  // Whoever is only invited administers nothing yet.
  const isColleague = stage?.role === 'administrator' && stage.status !== 'invited' && !isSelf;
  const isKept = isLastAdministrator || (isColleague && !mayRemove);
  const leaving: MemberAction[] = isKept ? [] : [isSelf ? 'leave' : 'end'];
  // Whoever was invited as administrator is appointed by being confirmed.
  const appoints = stage?.status === 'active' && roleToConfirm(card) === 'administrator';
  const mayConfirm = isToConfirm(stage) && !isSelf && (hasPower || !appoints);
  const confirming: MemberAction[] = mayConfirm ? ['confirm'] : [];
  if (!administers) return isSelf && stage?.status === 'active' ? leaving : [];
  switch (stage?.status) {
    case 'invited':
      if (stage.role === 'administrator' && !hasPower) return ['give-grant', 'withdraw'];
      return ['give-grant', 'send-again', 'withdraw'];
    case 'suspended':
      if (isColleague && !hasPower) return ['give-grant', ...leaving];
      return [...confirming, 'give-grant', 'reactivate', ...leaving];
    case 'active': {
      if (isToConfirm(stage)) return [...confirming, 'give-grant', 'suspend', ...leaving];
      const appointing: MemberAction[] = hasPower ? ['appoint'] : [];
      if (stage.role === 'declarant') return ['give-grant', 'suspend', ...leaving, ...appointing];
      const demoting: MemberAction[] = isKept ? [] : isSelf ? ['demote'] : ['suspend', 'demote'];
      return ['give-grant', ...demoting, ...leaving];
    }
    default:
      return ['invite'];
  }
};

export const GRANT_ACTIONS = ['change', 'end'] as const;
export type GrantAction = (typeof GRANT_ACTIONS)[number];

/** What the onlooker may do with a grant of the card. */
export const grantActions = (
  card: AccessCard,
  grant: Grant,
  { administers }: Pick<Onlooker, 'administers'>,
  now: Instant,
): GrantAction[] => {
  const phase = grantPhaseAt(grant, now);
  if (!administers || phase === 'ended' || phase === 'expired') return [];
  return stageAt(card, now)?.status === 'ended' ? ['end'] : ['change', 'end'];
};
