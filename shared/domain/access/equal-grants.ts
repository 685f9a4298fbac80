import type { Instant } from '../instants.ts';
import { type EstablishmentScope, type Grant, grantPhaseAt } from './grant.ts';

const placesIn = (scope: EstablishmentScope): string => (scope === 'all' ? scope : [...scope].sort().join());

/** The same text for grants that give the same from now on. What has begun counts as beginning now. */
const contentOf = ({ services, establishments, from, until, mandateId }: Grant, now: Instant): string =>
  JSON.stringify([
    Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1)),
    placesIn(establishments),
    from > now ? from : now,
    until,
    mandateId,
  ]);

const isLive = (grant: Grant, now: Instant): boolean =>
  ['in-force', 'upcoming'].includes(grantPhaseAt(grant, now));

/** The grant in force or upcoming that gives exactly the same: services, rights, establishments, period, mandate. */
export const equalAmong = (held: readonly Grant[], asked: Grant, now: Instant): Grant | undefined => {
  const wanted = contentOf(asked, now);
  return held.find((grant) => isLive(grant, now) && contentOf(grant, now) === wanted);
};

/** Adds the grants that nothing held is equal to. Given twice, a grant is one, and `given` names it once. */
export const addGrants = (
  held: readonly Grant[],
  gives: readonly Grant[],
  now: Instant,
): { grants: Grant[]; given: Grant[] } => {
  const known = new Set(held.filter((grant) => isLive(grant, now)).map((grant) => contentOf(grant, now)));
  const given = gives.filter((grant) => {
    const content = contentOf(grant, now);
    const isNew = !known.has(content);
    known.add(content);
    return isNew;
  });
  return { grants: [...held, ...given], given };
};
