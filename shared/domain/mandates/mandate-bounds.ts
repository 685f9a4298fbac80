import type { EstablishmentScope } from '../access/grant.ts';
import { type MandateId, mandatorOf, type Siret, sirenOf } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import { RIGHTS, type Right } from '../rights.ts';

/** What somebody asks for, or holds: services with a right each, places, and until when. */
export interface Extent {
  services: Readonly<Record<string, Right>>;
  establishments: EstablishmentScope;
  /** Absent: as long as what bounds it. */
  until?: Instant | undefined;
}

/** What of an extent goes beyond its bounds; each part is empty or absent where there is nothing. */
export interface Excess {
  /** Service and right beyond, and the highest right that the bounds give there, if any. */
  services: readonly { service: string; right: Right; allowed: Right | undefined }[];
  /** Places beyond, and their rank in the list asked for. */
  establishments: readonly { siret: Siret; index: number }[];
  /** The end of the bounds, where the extent lasts longer. */
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
 * All by which an extent exceeds a mandate's terms, at once. "all" means all that the terms cover, and no `until` means
 * as long as they last: neither can exceed.
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

/** What is left of an extent within the terms; undefined where that is nothing. */
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
