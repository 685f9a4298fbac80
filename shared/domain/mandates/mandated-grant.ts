import { type AccessCard, stageAt } from '../access/access-card.ts';
import { type EstablishmentScope, type Grant, grantPhaseAt } from '../access/grant.ts';
import type { Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Right } from '../rights.ts';
import { type Mandate, mandateStatusAt, termsAt } from './mandate.ts';
import { type Extent, within } from './mandate-bounds.ts';

/** What a grant under a mandate gives at that instant, within the mandate; undefined when it gives nothing. */
export const effectOf = (grant: Grant, mandate: Mandate, at: Instant): Extent | undefined => {
  const terms = mandateStatusAt(mandate, at) === 'active' ? termsAt(mandate, at) : undefined;
  return terms && within(grant, terms);
};

/**
 * What a person may do under the mandate at that instant, grant by grant. `card` is in the mandatary's organisation.
 */
export const effectsAt = (
  card: Pick<AccessCard, 'timeline' | 'grants'>,
  mandate: Mandate,
  at: Instant,
): { grant: Grant; effect: Extent }[] => {
  if (stageAt(card, at)?.status !== 'active') return [];
  return card.grants
    .filter((grant) => grant.mandateId === mandate.id && grantPhaseAt(grant, at) === 'in-force')
    .flatMap((grant) => {
      const effect = effectOf(grant, mandate, at);
      return effect === undefined ? [] : [{ grant, effect }];
    });
};

/** What a grant gave at first and no longer gives, because the mandate was narrowed or is over. */
export interface Loss {
  /** The services that were lost or whose right is now lower, with the right that was given. */
  services: Record<string, Right>;
  /** The lost establishments; "others": all that the mandate no longer names. */
  establishments: Siret[] | 'all' | 'others';
  /** The new end, when it comes earlier than was given. */
  until?: Instant;
}

const placesLost = (given: EstablishmentScope, kept: EstablishmentScope): Loss['establishments'] => {
  if (kept === 'all') return [];
  return given === 'all' ? 'others' : given.filter((siret) => !kept.includes(siret));
};

const servicesLost = (given: Extent['services'], kept: Extent['services']): Loss['services'] =>
  Object.fromEntries(Object.entries(given).filter(([service, right]) => kept[service] !== right));

/** Undefined when the grant still gives everything that it gave. */
export const lossOf = (grant: Grant, mandate: Mandate, now: Instant): Loss | undefined => {
  const then = termsAt(mandate, grant.givenAt);
  const given = then && within(grant, then);
  if (given === undefined) return undefined;
  const kept = effectOf(grant, mandate, now);
  if (kept === undefined) {
    const { services, establishments } = given;
    return { services: { ...services }, establishments };
  }
  const loss: Loss = {
    services: servicesLost(given.services, kept.services),
    establishments: placesLost(given.establishments, kept.establishments),
    ...(kept.until !== undefined && kept.until !== given.until && { until: kept.until }),
  };
  const isNothing =
    Object.keys(loss.services).length === 0 && loss.establishments.length === 0 && loss.until === undefined;
  return isNothing ? undefined : loss;
};
