import type { Instant } from '../instants.ts';
import { type AccessCard, isToConfirm, stageAt } from './access-card.ts';
import { type Grant, grantPhaseAt } from './grant.ts';

export const MEMBER_ACTIONS = [
  'confirm',
  'give-grant',
  'suspend',
  'reactivate',
  'end',
  'appoint',
  'demote',
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
}

/**
 * What the onlooker may do with a member now. It shows the way; each command decides for itself, at the moment of its
 * effect.
 */
export const memberActions = (
  card: AccessCard,
  { isSelf, administers, isLastAdministrator }: Onlooker,
  now: Instant,
): MemberAction[] => {
  const stage = stageAt(card, now);
  const leaving: MemberAction[] = isLastAdministrator ? [] : [isSelf ? 'leave' : 'end'];
  const confirming: MemberAction[] = isToConfirm(stage) && !isSelf ? ['confirm'] : [];
  if (!administers) return isSelf && stage?.status === 'active' ? leaving : [];
  switch (stage?.status) {
    case 'invited':
      return ['give-grant', 'withdraw'];
    case 'suspended':
      return [...confirming, 'give-grant', 'reactivate', ...leaving];
    case 'active': {
      if (isToConfirm(stage)) return [...confirming, 'give-grant', 'suspend', ...leaving];
      if (stage.role === 'declarant') return ['give-grant', 'suspend', ...leaving, 'appoint'];
      const demoting: MemberAction[] = isLastAdministrator ? [] : isSelf ? ['demote'] : ['suspend', 'demote'];
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
