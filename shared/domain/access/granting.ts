import { findService, isClosedFrom } from '../declaration-services.ts';
import { type Establishment, isClosedAt } from '../directory/establishment.ts';
import { DomainError, type ErrorCode, type Fault } from '../errors.ts';
import type { GrantId, MandateId, Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Right } from '../rights.ts';
import { type AccessCard, stageAt } from './access-card.ts';
import type { CardChange } from './card-change.ts';
import { type EstablishmentScope, type Grant, grantPhaseAt } from './grant.ts';

/** A grant as requested; `from` defaults to now. */
export interface GrantTerms {
  services: Record<string, Right>;
  establishments: EstablishmentScope;
  from?: Instant | undefined;
  until?: Instant | undefined;
  /** The mandate that the grant is under; its establishments are then the mandator's. */
  mandateId?: MandateId | undefined;
}

type KnownEstablishments = ReadonlyMap<Siret, Pick<Establishment, 'closures'>>;

const refusal = (code: ErrorCode, fault: Fault, facts: Record<string, string> = {}): DomainError =>
  new DomainError(code, { faults: [fault], facts });

const isWithin = (inner: EstablishmentScope, outer: EstablishmentScope): boolean =>
  outer === 'all' || (inner !== 'all' && inner.every((siret) => outer.includes(siret)));

const checkPeriod = (terms: GrantTerms, from: Instant, now: Instant): void => {
  if (from < now) throw refusal('from-in-the-past', { pointer: '/from', detail: 'from < now' });
  if (terms.until !== undefined && terms.until <= from) {
    throw refusal('until-not-after-from', { pointer: '/until', detail: 'until <= from' });
  }
};

const checkServices = (terms: GrantTerms, from: Instant): void => {
  for (const [code, right] of Object.entries(terms.services)) {
    const service = findService(code);
    const pointer = `/services/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (service === undefined) {
      throw refusal('unknown-service', { pointer, detail: code }, { service: code });
    }
    if (isClosedFrom(service.closedOn, from)) {
      throw refusal('service-closed', { pointer, detail: code }, { service: code });
    }
    if (!service.rights.includes(right)) {
      throw refusal('right-not-offered', { pointer, detail: right }, { service: code, right });
    }
  }
};

const checkEstablishments = (terms: GrantTerms, from: Instant, known: KnownEstablishments): void => {
  if (terms.establishments === 'all') return;
  for (const [index, siret] of terms.establishments.entries()) {
    const establishment = known.get(siret);
    const fault = { pointer: `/establishments/${index}`, detail: siret };
    if (establishment === undefined) throw refusal('unknown-establishment', fault, { siret });
    if (isClosedAt(establishment, from)) throw refusal('establishment-closed', fault, { siret });
  }
};

const lastsAsLong = (held: Grant, from: Instant, until: Instant | undefined): boolean =>
  held.endedAt === undefined &&
  held.from <= from &&
  (held.until === undefined || (until !== undefined && until <= held.until));

/**
 * A prerequisite must be held for the same establishments and at least as long, in this grant or another one.
 * Establishments are compared only among grants under the same mandate.
 */
const checkPrerequisites = (terms: GrantTerms, from: Instant, all: readonly Grant[]): void => {
  const held = all.filter(({ mandateId }) => mandateId === terms.mandateId);
  for (const code of Object.keys(terms.services)) {
    const missing = findService(code)?.requires.find(
      (required) =>
        !Object.hasOwn(terms.services, required) &&
        !held.some(
          (grant) =>
            Object.hasOwn(grant.services, required) &&
            isWithin(terms.establishments, grant.establishments) &&
            lastsAsLong(grant, from, terms.until),
        ),
    );
    if (missing !== undefined) {
      throw refusal(
        'missing-prerequisite',
        { pointer: `/services/${code}`, detail: missing },
        { service: code, required: missing },
      );
    }
  }
};

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
  const from = terms.from ?? context.now;
  checkPeriod(terms, from, context.now);
  checkServices(terms, from);
  context.limit?.require({ ...terms, from });
  checkEstablishments(terms, from, context.known);
  checkPrerequisites(terms, from, context.held);
  return {
    id: context.id,
    services: terms.services,
    establishments: terms.establishments === 'all' ? 'all' : [...new Set(terms.establishments)].sort(),
    from,
    ...(terms.until !== undefined && { until: terms.until }),
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
  return {
    before: card,
    after: { ...card, grants: [...kept, ...give] },
    event: {
      type: 'access.changed',
      data: { ended: end, given: give.map(grantFacts) },
      ...(reason !== undefined && { reason }),
    },
  };
};
