import { type EstablishmentScope, eachOnce } from '../access/grant.ts';
import { requireEstablishments, requirePeriod, requireServices } from '../access/require-terms.ts';
import { type KnownEstablishments, type ServiceAsked, serviceFault } from '../access/terms-fault.ts';
import { findService } from '../declaration-services.ts';
import { refusedAt } from '../errors.ts';
import { FIRST_HASH } from '../events.ts';
import { type MandateId, mandataryOf, mandatorOf, type PersonId, sirenOf } from '../identifiers.ts';
import { addDays, type Instant } from '../instants.ts';
import { pointerTo } from '../pointer.ts';
import type { Right } from '../rights.ts';
import type { Mandate, MandateDeed } from './mandate.ts';
import { type MandateTransition, mandateFacts } from './mandate-transition.ts';

/** A proposal expires after this many days, as an invitation does. */
export const PROPOSAL_DAYS = 30;

/** The terms that are asked for. */
export interface MandateTermsAsked {
  services: Record<string, Right>;
  establishments: EstablishmentScope;
  until?: Instant | undefined;
}

/** The establishments that a mandate may name: the mandator's, among those known. */
export const ofMandator = (id: MandateId, known: KnownEstablishments): KnownEstablishments => ({
  get: (siret) => (sirenOf(siret) === mandatorOf(id) ? known.get(siret) : undefined),
});

/** @throws unknown-service, service-closed, service-not-mandatable, right-not-offered */
const mandateFault = (asked: ServiceAsked, now: Instant) => {
  const { service } = asked;
  const fault = serviceFault({ service }, now);
  if (fault !== undefined || findService(service)?.mandatable) return fault ?? serviceFault(asked, now);
  const refusal = { code: 'service-not-mandatable', facts: { service } } as const;
  return { refusal, term: 'service', value: service } as const;
};

/** A version of the terms, with each establishment once. */
export const versionOf = ({ services, establishments, until }: MandateTermsAsked, from: Instant) => ({
  from,
  services,
  establishments: eachOnce(establishments),
  ...(until !== undefined && { until }),
});

/**
 * The mandator's administrator proposes. Nobody can act under the mandate before the mandatary accepts it.
 * @throws own-organisation, unknown-service, service-closed, service-not-mandatable, right-not-offered,
 * unknown-establishment, establishment-closed, until-not-after-from
 */
export const proposedMandate = (
  { id, by, evidence, ...asked }: MandateTermsAsked & { id: MandateId; by: PersonId; evidence: MandateDeed },
  { now, known }: { now: Instant; known: KnownEstablishments },
): MandateTransition => {
  if (mandatorOf(id) === mandataryOf(id)) {
    throw refusedAt(pointerTo('mandatary', 'siren'), { code: 'own-organisation' });
  }
  requireServices(asked.services, (service) => mandateFault(service, now));
  requireEstablishments(asked.establishments, ofMandator(id, known), now);
  requirePeriod({ until: asked.until }, now);
  const terms = versionOf(asked, now);
  const lapses = addDays(now, PROPOSAL_DAYS);
  const expiresAt = terms.until !== undefined && terms.until < lapses ? terms.until : lapses;
  const mandate: Mandate = {
    id,
    evidence,
    stages: [{ status: 'proposed', from: now, by, expiresAt }],
    terms: [terms],
    version: 0,
    lastEventHashes: { mandator: FIRST_HASH, mandatary: FIRST_HASH },
  };
  return {
    before: undefined,
    after: mandate,
    event: { type: 'mandate.proposed', data: { ...mandateFacts(mandate), terms, evidence, expiresAt } },
  };
};
