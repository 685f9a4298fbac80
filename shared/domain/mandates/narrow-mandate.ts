import { requireEstablishments, requirePeriod, requireServices } from '../access/require-terms.ts';
import { type KnownEstablishments, serviceFault } from '../access/terms-fault.ts';
import { DomainError } from '../errors.ts';
import type { Fault } from '../faults.ts';
import type { Instant } from '../instants.ts';
import { pointerTo } from '../pointer.ts';
import type { Mandate, MandateTerms } from './mandate.ts';
import { type Excess, excessOver } from './mandate-bounds.ts';
import { requireRoom } from './mandate-size.ts';
import { type MandateTransition, mandateFacts, notBefore, requireStatus } from './mandate-transition.ts';
import { type MandateTermsAsked, ofMandator, versionOf } from './propose-mandate.ts';

const widerService = ({ service, allowed }: Excess['services'][number]): Fault => {
  const pointer = pointerTo('services', service);
  return allowed === undefined
    ? { pointer, code: 'wider-service', facts: { service } }
    : { pointer, code: 'wider-right', facts: { service, allowed } };
};

/** Every place where the new terms would give more than the current ones. */
const widenings = (mandate: Mandate, asked: MandateTermsAsked, current: MandateTerms): Fault[] => {
  const excess = excessOver(asked, { ...current, id: mandate.id });
  const takesAll = asked.establishments === 'all' && current.establishments !== 'all';
  const lastsLonger = asked.until === undefined || excess.until !== undefined;
  const until = lastsLonger ? current.until : undefined;
  return [
    ...excess.services.map(widerService),
    ...excess.establishments.map(({ siret, index }) => ({
      pointer: pointerTo('establishments', index),
      ...({ code: 'wider-establishment', facts: { siret } } as const),
    })),
    ...(takesAll ? [{ pointer: pointerTo('establishments'), code: 'wider-establishments' } as const] : []),
    ...(until === undefined
      ? []
      : [{ pointer: pointerTo('until'), code: 'wider-end', facts: { until } } as const]),
  ];
};

const isSame = (a: Omit<MandateTerms, 'from'>, b: Omit<MandateTerms, 'from'>): boolean =>
  a.until === b.until &&
  JSON.stringify(Object.entries(a.services).sort()) === JSON.stringify(Object.entries(b.services).sort()) &&
  JSON.stringify(a.establishments) === JSON.stringify(b.establishments);

/**
 * The mandator's administrator narrows the mandate: the terms get a new version, which is never wider. Grants stop at
 * once giving more than that. Undefined when the terms do not change.
 * @throws mandate-not-active, mandate-not-narrower, unknown-service, right-not-offered, unknown-establishment,
 * establishment-closed, until-not-after-from, mandate-full
 */
export const narrowedMandate = (
  mandate: Mandate,
  asked: MandateTermsAsked,
  { now, known }: { now: Instant; known: KnownEstablishments },
): MandateTransition | undefined => {
  requireStatus(mandate, now, 'active');
  const current = mandate.terms.at(-1);
  if (current === undefined) throw new Error('a mandate has terms from its proposal on');
  const faults = widenings(mandate, asked, current);
  if (faults.length > 0) {
    throw new DomainError({ code: 'mandate-not-narrower', facts: { mandate: mandate.id } }, faults);
  }
  requireServices(asked.services, (service) => serviceFault(service, undefined));
  if (current.establishments === 'all') {
    requireEstablishments(asked.establishments, ofMandator(mandate.id, known), now);
  }
  requirePeriod({ until: asked.until }, now);
  const terms = versionOf(asked, notBefore(now, current));
  if (isSame(terms, current)) return undefined;
  const after = { ...mandate, terms: [...mandate.terms, terms] };
  requireRoom(after);
  return {
    before: mandate,
    after,
    event: { type: 'mandate.narrowed', data: { ...mandateFacts(mandate), terms } },
  };
};
