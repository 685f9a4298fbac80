import { type AccessCard, stageAt, wasActiveBy } from './access-card.ts';
import { findService, isClosedFrom } from './declaration-services.ts';
import { type Establishment, isClosedAt } from './establishment.ts';
import { type Grant, type GrantPhase, grantPhaseAt, rightOn } from './grant.ts';
import type { GrantId, Siret } from './identifiers.ts';
import type { Instant } from './instants.ts';
import { isStaleAt } from './profile.ts';
import { includesRight, type Right } from './rights.ts';

export type DenialReason =
  | 'unknown-establishment'
  | 'unknown-service'
  | 'not-a-member'
  | 'not-accepted'
  | 'suspended'
  | 'ended'
  | 'service-closed'
  | 'establishment-closed'
  | 'not-granted'
  | 'right-too-low'
  | 'not-yet-effective'
  | 'expired'
  | 'grant-ended';

export type Decision =
  | { decision: true; grant: GrantId; version: number; profileStale: boolean }
  | { decision: false; reason: DenialReason };

export interface Question {
  right: Right;
  siret: Siret;
  service: string;
  instant: Instant;
}

type CardFacts = Pick<AccessCard, 'timeline' | 'grants' | 'version' | 'holder'>;

const no = (reason: DenialReason): Decision => ({ decision: false, reason });

const membershipDenial = (card: CardFacts | undefined, instant: Instant): DenialReason | undefined => {
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
  expired: 'expired',
  ended: 'grant-ended',
};

/** Of several grants that do not suffice, the reason nearest to a yes is the one that helps. */
const NEAREST_FIRST: readonly DenialReason[] = [
  'right-too-low',
  'not-yet-effective',
  'expired',
  'grant-ended',
];

const grantDenial = (grants: readonly Grant[], question: Question): DenialReason => {
  const reasons = grants.flatMap((grant): DenialReason[] => {
    const phase = grantPhaseAt(grant, question.instant);
    if (phase === 'unknown' || rightOn(grant, question.service, question.siret) === undefined) return [];
    return [phase === 'in-force' ? 'right-too-low' : phaseDenial[phase]];
  });
  return NEAREST_FIRST.find((reason) => reasons.includes(reason)) ?? 'not-granted';
};

const suffices =
  ({ right, siret, service, instant }: Question) =>
  (grant: Grant): boolean => {
    const held = rightOn(grant, service, siret);
    return held !== undefined && includesRight(held, right) && grantPhaseAt(grant, instant) === 'in-force';
  };

/**
 * May this person do this, for this establishment, at this instant? Every no says why, every yes names the grant
 * (domain: "Decision"). It reads only what had been recorded by that instant, so later changes never rewrite it.
 */
export const decide = (
  question: Question,
  facts: { card: CardFacts | undefined; establishment: Pick<Establishment, 'closures'> | undefined },
): Decision => {
  const service = findService(question.service);
  if (facts.establishment === undefined) return no('unknown-establishment');
  if (service === undefined) return no('unknown-service');
  const denial = membershipDenial(facts.card, question.instant);
  if (facts.card === undefined || denial !== undefined) return no(denial ?? 'not-a-member');
  if (isClosedFrom(service.closedOn, question.instant)) return no('service-closed');
  if (isClosedAt(facts.establishment, question.instant)) return no('establishment-closed');
  const grant = facts.card.grants.find(suffices(question));
  if (grant === undefined) return no(grantDenial(facts.card.grants, question));
  return {
    decision: true,
    grant: grant.id,
    version: facts.card.version,
    profileStale: isStaleAt(facts.card.holder.freshness, question.instant),
  };
};
