import type { MemberStatus, Role } from '../domain/access/access-card.ts';
import type { ReviewStanding } from '../domain/reviews/review-card.ts';

/** What exports for spreadsheets say in French where the contract has codes. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'administrateur',
  declarant: 'déclarant',
};

export const STATUS_WORDS: Readonly<Record<MemberStatus, string>> = {
  invited: 'invité',
  active: 'actif',
  suspended: 'suspendu',
  ended: 'terminé',
};

export const STANDING_WORDS: Readonly<Record<ReviewStanding, string>> = {
  confirmed: 'confirmée',
  changed: 'modifiée',
  ended: 'accès terminé',
  suspended: 'accès suspendu',
  left: 'partie',
  outstanding: 'à revoir',
};

export const REVIEW_STATUS_WORDS: Readonly<Record<'open' | 'ended' | 'signed' | 'lapsed', string>> = {
  open: 'ouverte',
  ended: 'finie',
  signed: 'signée',
  lapsed: 'close sans signature',
};
