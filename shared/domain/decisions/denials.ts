import { type AccessCard, maySignAt, stageAt, wasActiveBy } from '../access/access-card.ts';
import { type Grant, type GrantPhase, grantPhaseAt, rightOn } from '../access/grant.ts';
import { findService, isClosedFrom } from '../declaration-services.ts';
import {
  type Establishment,
  hasOpenedBy,
  isClosedAt,
  isHeldAt,
  type KnownClosures,
} from '../directory/establishment.ts';
import type { Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import { includesRight, type Right } from '../rights.ts';

/** Why the answer is no. The codes are stable: declaration services switch on them. */
export type DenialReason =
  | 'unknown-establishment'
  | 'unknown-service'
  | 'not-a-member'
  | 'not-accepted'
  | 'suspended'
  | 'ended'
  | 'not-confirmed'
  | 'service-closed'
  | 'establishment-closed'
  | 'establishment-not-yet-open'
  | 'not-granted'
  | 'right-too-low'
  | 'not-yet-effective'
  | 'expired'
  | 'grant-ended'
  | 'unknown-mandate'
  | 'mandate-ended'
  | 'mandate-exceeded';

export interface Question {
  right: Right;
  siret: Siret;
  service: string;
  instant: Instant;
}

/** Undefined for an establishment that the register has never held. */
export type EstablishmentFacts = (KnownClosures & Pick<Establishment, 'knownFrom'>) | undefined;

/** Denies the question by the member's stage on the card. */
export const membershipDenial = (
  card: Pick<AccessCard, 'timeline'> | undefined,
  instant: Instant,
): DenialReason | undefined => {
  const stage = card === undefined ? undefined : stageAt(card, instant);
  if (card === undefined || stage === undefined) return 'not-a-member';
  switch (stage.status) {
    case 'invited':
      return 'not-accepted';
    case 'ended':
      return wasActiveBy(card, instant) ? 'ended' : 'not-accepted';
    case 'suspended':
      return 'suspended';
    case 'active':
      return undefined;
  }
};

const phaseDenial: Record<Exclude<GrantPhase, 'in-force' | 'unknown'>, DenialReason> = {
  upcoming: 'not-yet-effective',
  suspended: 'suspended',
  expired: 'expired',
  ended: 'grant-ended',
};

/** When several grants fall short, the reason nearest to a yes helps most. */
const NEAREST_FIRST: readonly DenialReason[] = [
  'right-too-low',
  'not-yet-effective',
  'suspended',
  'expired',
  'grant-ended',
];

/** Why none of these grants is enough. */
export const grantDenial = (grants: readonly Grant[], question: Question): DenialReason => {
  const reasons = grants.flatMap((grant): DenialReason[] => {
    const phase = grantPhaseAt(grant, question.instant);
    if (phase === 'unknown' || rightOn(grant, question.service, question.siret) === undefined) return [];
    return [phase === 'in-force' ? 'right-too-low' : phaseDenial[phase]];
  });
  return NEAREST_FIRST.find((reason) => reasons.includes(reason)) ?? 'not-granted';
};

/** Whether a grant in force at that instant gives the right or a higher one. */
export const givesRight =
  ({ right, siret, service, instant }: Question) =>
  (grant: Grant): boolean => {
    const held = rightOn(grant, service, siret);
    return held !== undefined && includesRight(held, right) && grantPhaseAt(grant, instant) === 'in-force';
  };

/**
 * Denies it to an active member with a grant that gives the right: whoever accepted under another name than the invited
 * one may do all that the invitation said except sign, until they are confirmed (authority: rule 13).
 */
export const confirmationDenial = (
  card: Pick<AccessCard, 'timeline'>,
  { right, instant }: Question,
): DenialReason | undefined => (right === 'sign' && !maySignAt(card, instant) ? 'not-confirmed' : undefined);

/** Denies the question to everybody. */
export const placeDenial = (
  question: Question,
  establishment: EstablishmentFacts,
): DenialReason | undefined => {
  const service = findService(question.service);
  if (establishment === undefined || !isHeldAt(establishment, question.instant))
    return 'unknown-establishment';
  return service === undefined ? 'unknown-service' : undefined;
};

/** Denies the question even to a person who holds a grant. */
export const closureDenial = (
  { service, instant }: Question,
  establishment: EstablishmentFacts,
): DenialReason | undefined => {
  if (isClosedFrom(findService(service)?.closedOn, instant)) return 'service-closed';
  if (establishment === undefined) return undefined;
  if (isClosedAt(establishment, instant)) return 'establishment-closed';
  return hasOpenedBy(establishment, instant) ? undefined : 'establishment-not-yet-open';
};
