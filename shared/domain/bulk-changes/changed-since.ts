import { type Grant, isOwn } from '../access/grant.ts';
import type { GrantId, Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { LinePlace } from './line.ts';
import { putRight, type RightsTable, takeApart, takeRight } from './rights-table.ts';

/** By service, the places where somebody has changed something. */
type Touched = ReadonlyMap<string, ReadonlySet<LinePlace>>;

const placesOf = ({ establishments }: Pick<Grant, 'establishments'>): readonly LinePlace[] =>
  establishments === 'all' ? ['all'] : establishments;

const touchedBy = (grants: readonly Grant[]): Touched => {
  const touched = new Map<string, Set<LinePlace>>();
  for (const grant of grants) {
    for (const service of Object.keys(grant.services)) {
      const places = touched.get(service) ?? new Set<LinePlace>();
      for (const place of placesOf(grant)) places.add(place);
      touched.set(service, places);
    }
  }
  return touched;
};

/** Whether the grant covers a changed place; "all" covers every place. */
const meets = (touched: Touched, grant: Grant): boolean =>
  Object.keys(grant.services).some((service) => {
    const places = touched.get(service);
    if (places === undefined) return false;
    return places.has('all') || placesOf(grant).some((place) => place === 'all' || places.has(place));
  });

/** Whether somebody has changed something since at every place of the grant, for each of its services. */
export const isAllTouched = (grant: Grant, touched: Touched): boolean =>
  Object.keys(grant.services).every((service) => {
    const places = touched.get(service);
    return places?.has('all') === true || placesOf(grant).every((place) => places?.has(place) === true);
  });

/** The grant's rights at the places that somebody has changed since, and its other rights. */
export const splitRights = (
  grant: Grant,
  touched: Touched,
  everywhere: readonly Siret[],
): { touched: RightsTable; rest: RightsTable } => {
  const rest = takeApart(grant);
  const inside: RightsTable = new Map();
  for (const [service, right] of Object.entries(grant.services)) {
    for (const place of touched.get(service) ?? []) {
      const own = place === 'all' ? placesOf(grant) : [place];
      for (const each of own) {
        if (place === 'all' || placesOf(grant).some((held) => held === 'all' || held === each))
          putRight(inside, service, each, right);
      }
      takeRight(rest, { service, place }, everywhere);
    }
  }
  return { touched: inside, rest };
};

/**
 * What others have changed of a person's grants since a bulk change was applied: what they gave, and what they ended.
 * Grants under a mandate are left out, because they are about other places.
 */
export const changedSince = (
  grants: readonly Grant[],
  { at, given, ended }: { at: Instant; given: readonly GrantId[]; ended: readonly GrantId[] },
) => {
  const own = grants.filter(isOwn);
  const givenSince = own.filter(({ id, givenAt }) => givenAt >= at && !given.includes(id));
  const endedSince = own.filter(
    ({ id, endedAt }) => endedAt !== undefined && endedAt >= at && !ended.includes(id),
  );
  const touching = (since: readonly Grant[], concerned: readonly Grant[]): boolean => {
    const touched = touchedBy(since);
    return concerned.some((grant) => meets(touched, grant));
  };
  const lost = endedSince.filter(({ id }) => given.includes(id));
  return {
    touched: touchedBy([...givenSince, ...endedSince]),
    /** Why some of these grants, which undoing would end or give back, stay as they are. */
    why: (concerned: readonly Grant[]) => [
      ...(lost.length > 0 || touching(endedSince, concerned) ? (['grant-since-ended'] as const) : []),
      ...(touching(givenSince, concerned) ? (['grant-since-given'] as const) : []),
    ],
  };
};
