import { DomainError } from '../errors.ts';
import type { GrantId, MandateId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Right } from '../rights.ts';
import { type AccessCard, stageAt } from './access-card.ts';
import type { CardChange } from './card-change.ts';
import { addGrants } from './equal-grants.ts';
import { type EstablishmentScope, eachOnce, type Grant, grantPhaseAt } from './grant.ts';
import { requirePrerequisites } from './prerequisites.ts';
import { requireEstablishments, requirePeriod, requireServices } from './require-terms.ts';
import { type KnownEstablishments, serviceFault } from './terms-fault.ts';

/** A grant as requested; `from` defaults to now. */
export interface GrantTerms {
  services: Record<string, Right>;
  establishments: EstablishmentScope;
  from?: Instant | undefined;
  until?: Instant | undefined;
  /** The mandate that the grant is under; its establishments are then the mandator's. */
  mandateId?: MandateId | undefined;
}

/** The mandate that a grant is under, and what it allows: `require` throws where the grant would go beyond it. */
export interface GrantLimit {
  mandateId: MandateId;
  require: (asked: GrantTerms & { from: Instant }) => void;
}

/**
 * A grant that the rules allow (domain: "Grants"). `held` are the person's other grants. `known` are the
 * establishments that may be named: the organisation's, or the mandator's for a grant within a `limit`.
 * @throws from-in-the-past, until-not-after-from, unknown-service, service-closed, right-not-offered,
 * unknown-establishment, establishment-closed, missing-prerequisite; what the limit throws
 */
export const draftGrant = (
  terms: GrantTerms,
  context: {
    id: GrantId;
    now: Instant;
    held: readonly Grant[];
    known: KnownEstablishments;
    limit?: GrantLimit | undefined;
  },
): Grant => {
  const { services, establishments, until } = terms;
  const from = terms.from ?? context.now;
  requirePeriod({ from, until }, context.now);
  requireServices(services, (asked) => serviceFault(asked, from));
  context.limit?.require({ ...terms, from });
  requireEstablishments(establishments, context.known, from);
  requirePrerequisites({ ...terms, from }, context.held);
  return {
    id: context.id,
    services,
    establishments: eachOnce(establishments),
    from,
    ...(until !== undefined && { until }),
    givenAt: context.now,
    ...(context.limit !== undefined && { mandateId: context.limit.mandateId }),
  };
};

const requireNotEnded = (card: AccessCard, now: Instant): void => {
  if (stageAt(card, now)?.status === 'ended') throw new DomainError('member-ended');
};

export const grantFacts = ({ id, services, establishments, from, until, mandateId }: Grant) => ({
  grant: id,
  ...(mandateId !== undefined && { mandate: mandateId }),
  services,
  establishments,
  from,
  ...(until !== undefined && { until }),
});

/** @throws member-ended */
export const giveGrant = (card: AccessCard, grant: Grant, now: Instant): CardChange => {
  requireNotEnded(card, now);
  return {
    before: card,
    after: { ...card, grants: [...card.grants, grant] },
    event: { type: 'grant.given', data: grantFacts(grant) },
  };
};

const endOne = ({ grants }: Pick<AccessCard, 'grants'>, id: GrantId, now: Instant): Grant[] => {
  const target = grants.find((grant) => grant.id === id);
  if (target === undefined) throw new DomainError('not-found');
  const phase = grantPhaseAt(target, now);
  if (phase === 'ended' || phase === 'expired') throw new DomainError('grant-ended');
  return grants.map((grant) => (grant.id === id ? { ...grant, endedAt: now } : grant));
};

/** @throws not-found, grant-ended */
export const endGrant = (card: AccessCard, id: GrantId, now: Instant, reason?: string): CardChange => ({
  before: card,
  after: { ...card, grants: endOne(card, id, now) },
  event: { type: 'grant.ended', data: { grant: id }, ...(reason !== undefined && { reason }) },
});

/** Ends a grant and gives its replacement in one change of the card. @throws member-ended, not-found, grant-ended */
export const changeGrant = (card: AccessCard, id: GrantId, grant: Grant, now: Instant): CardChange => {
  requireNotEnded(card, now);
  return {
    before: card,
    after: { ...card, grants: [...endOne(card, id, now), grant] },
    event: { type: 'grant.changed', data: { replaced: id, ...grantFacts(grant) } },
  };
};

/** Ends and gives several grants in one change of the card. @throws member-ended, not-found, grant-ended */
export const exchangeGrants = (
  card: AccessCard,
  { end, give }: { end: readonly GrantId[]; give: readonly Grant[] },
  now: Instant,
  reason?: string,
): CardChange => {
  requireNotEnded(card, now);
  const kept = end.reduce((grants, id) => endOne({ grants }, id, now), card.grants);
  const { grants, given } = addGrants(kept, give, now);
  return {
    before: card,
    after: { ...card, grants },
    event: {
      type: 'access.changed',
      data: { ended: end, given: given.map(grantFacts) },
      ...(reason !== undefined && { reason }),
    },
  };
};
