import type { EstablishmentScope } from '../access/grant.ts';
import { type MandateId, mandatorOf, type Siret, sirenOf } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import { RIGHTS, type Right } from '../rights.ts';

/** What is asked for or held: services with a right each, establishments, and an end. */
export interface Extent {
  services: Readonly<Record<string, Right>>;
  establishments: EstablishmentScope;
  /** Without it, the extent lasts as long as its bounds. */
  until?: Instant | undefined;
}

/** By how much an extent exceeds its bounds. Each part is empty or absent when nothing exceeds. */
export interface Excess {
  /** Services whose right is too high, with that right and the highest allowed one, if any. */
  services: readonly { service: string; right: Right; allowed: Right | undefined }[];
  /** Establishments outside the bounds, with their rank in the list that was asked for. */
  establishments: readonly { siret: Siret; index: number }[];
  /** The end of the bounds, when the extent lasts longer. */
  until: Instant | undefined;
}

const rank = (right: Right | undefined): number => (right === undefined ? -1 : RIGHTS.indexOf(right));

const rightOf = (services: Extent['services'], service: string): Right | undefined =>
  Object.hasOwn(services, service) ? services[service] : undefined;

const placesBeyond = (
  asked: EstablishmentScope,
  bounds: EstablishmentScope,
  isOfMandator: (siret: Siret) => boolean,
): Excess['establishments'] => {
  if (asked === 'all') return [];
  return asked
    .map((siret, index) => ({ siret, index }))
    .filter(({ siret }) => !isOfMandator(siret) || (bounds !== 'all' && !bounds.includes(siret)));
};

/**
 * Everything by which an extent exceeds a mandate's terms. "all" means all that the terms cover, and no `until` means
 * as long as they last, so neither can exceed.
 */
export const excessOver = (asked: Extent, terms: Extent & { id: MandateId }): Excess => {
  const mandator = mandatorOf(terms.id);
  const services = Object.entries(asked.services).flatMap(([service, right]) => {
    const allowed = rightOf(terms.services, service);
    return rank(right) > rank(allowed) ? [{ service, right, allowed }] : [];
  });
  const lastsLonger = asked.until !== undefined && terms.until !== undefined && asked.until > terms.until;
  return {
    services,
    establishments: placesBeyond(
      asked.establishments,
      terms.establishments,
      (siret) => sirenOf(siret) === mandator,
    ),
    until: lastsLonger ? terms.until : undefined,
  };
};

const lower = (a: Right, b: Right): Right => (rank(a) <= rank(b) ? a : b);

const earlier = (a: Instant | undefined, b: Instant | undefined): Instant | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
};

/** The part of an extent that lies within the terms; undefined when there is none. */
export const within = (asked: Extent, terms: Extent): Extent | undefined => {
  const services = Object.fromEntries(
    Object.entries(asked.services).flatMap(([service, right]) => {
      const allowed = rightOf(terms.services, service);
      return allowed === undefined ? [] : [[service, lower(right, allowed)]];
    }),
  );
  const { establishments: bounds } = terms;
  const wanted = asked.establishments;
  const establishments =
    wanted === 'all' ? bounds : wanted.filter((siret) => bounds === 'all' || bounds.includes(siret));
  if (Object.keys(services).length === 0 || establishments.length === 0) return undefined;
  const until = earlier(asked.until, terms.until);
  return { services, establishments, ...(until !== undefined && { until }) };
};
