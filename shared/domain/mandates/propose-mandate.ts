import type { EstablishmentScope } from '../access/grant.ts';
import { findService, isClosedFrom } from '../declaration-services.ts';
import { type Establishment, isClosedAt } from '../directory/establishment.ts';
import { DomainError, type ErrorCode, type Fault } from '../errors.ts';
import { FIRST_HASH } from '../events.ts';
import {
  type MandateId,
  mandataryOf,
  mandatorOf,
  type PersonId,
  type Siret,
  sirenOf,
} from '../identifiers.ts';
import { addDays, type Instant } from '../instants.ts';
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

export type KnownEstablishments = ReadonlyMap<Siret, Pick<Establishment, 'closures'>>;

const refusal = (code: ErrorCode, fault: Fault, facts: Record<string, string>): DomainError =>
  new DomainError(code, { faults: [fault], facts });

/** @throws unknown-service, service-closed, service-not-mandatable, right-not-offered */
export const checkMandatedServices = (services: Record<string, Right>, now: Instant): void => {
  for (const [code, right] of Object.entries(services)) {
    const service = findService(code);
    const fault = { pointer: `/services/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`, detail: code };
    if (service === undefined) throw refusal('unknown-service', fault, { service: code });
    if (isClosedFrom(service.closedOn, now)) throw refusal('service-closed', fault, { service: code });
    if (!service.mandatable) throw refusal('service-not-mandatable', fault, { service: code });
    if (!service.rights.includes(right)) {
      throw refusal('right-not-offered', { ...fault, detail: right }, { service: code, right });
    }
  }
};

/** @throws unknown-establishment, establishment-closed */
export const checkMandatedEstablishments = (
  id: MandateId,
  establishments: EstablishmentScope,
  known: KnownEstablishments,
  now: Instant,
): void => {
  if (establishments === 'all') return;
  for (const [index, siret] of establishments.entries()) {
    const found = sirenOf(siret) === mandatorOf(id) ? known.get(siret) : undefined;
    const fault = { pointer: `/establishments/${index}`, detail: siret };
    if (found === undefined) throw refusal('unknown-establishment', fault, { siret });
    if (isClosedAt(found, now)) throw refusal('establishment-closed', fault, { siret });
  }
};

/** @throws until-not-after-from */
export const checkMandateEnd = (until: Instant | undefined, now: Instant): void => {
  if (until !== undefined && until <= now) {
    throw refusal('until-not-after-from', { pointer: '/until', detail: 'until <= now' }, {});
  }
};

/** A version of the terms, with each establishment once. */
export const versionOf = ({ services, establishments, until }: MandateTermsAsked, from: Instant) => ({
  from,
  services,
  establishments: establishments === 'all' ? ('all' as const) : [...new Set(establishments)].sort(),
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
    throw refusal('own-organisation', { pointer: '/mandatary/siren', detail: mandatorOf(id) }, {});
  }
  checkMandatedServices(asked.services, now);
  checkMandatedEstablishments(id, asked.establishments, known, now);
  checkMandateEnd(asked.until, now);
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
