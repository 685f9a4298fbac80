import type { EstablishmentScope, Grant } from '../access/grant.ts';
import type { Siret } from '../identifiers.ts';
import { includesRight, type Right } from '../rights.ts';
import type { LinePlace } from './line.ts';

/**
 * The rights that grants give, by service and then by place. There is one entry per service and place, so that a line
 * of a bulk change costs the same whatever the number of grants.
 */
export type RightsTable = Map<string, Map<LinePlace, Right>>;

const placesOf = (scope: EstablishmentScope): readonly LinePlace[] => (scope === 'all' ? ['all'] : scope);

export const takeApart = ({
  services,
  establishments,
}: Pick<Grant, 'services' | 'establishments'>): RightsTable =>
  new Map(
    Object.entries(services).map(([service, right]) => [
      service,
      new Map(placesOf(establishments).map((place) => [place, right])),
    ]),
  );

const raise = (places: Map<LinePlace, Right>, place: LinePlace, right: Right): void => {
  const held = places.get(place);
  if (held === undefined || includesRight(right, held)) places.set(place, right);
};

/** Puts a right there, unless a higher one is already there. */
export const putRight = (table: RightsTable, service: string, place: LinePlace, right: Right): void => {
  const places = table.get(service) ?? new Map<LinePlace, Right>();
  raise(places, place, right);
  table.set(service, places);
};

/** Puts every right of one table into the other. */
export const mergeRights = (into: RightsTable, from: RightsTable): void => {
  for (const [service, places] of from) {
    for (const [place, right] of places) putRight(into, service, place, right);
  }
};

const takeFrom = (places: Map<LinePlace, Right>, place: LinePlace, everywhere: readonly Siret[]): void => {
  if (place === 'all') places.clear();
  const right = places.get('all');
  // "All but one" becomes the list of the others, so establishments that open later are no longer included.
  if (right !== undefined) {
    places.delete('all');
    for (const siret of everywhere) raise(places, siret, right);
  }
  places.delete(place);
};

/** Takes away what is held of a service at a place. Without a service, takes away every service. */
export const takeRight = (
  table: RightsTable,
  { service, place }: { service?: string | undefined; place: LinePlace },
  everywhere: readonly Siret[],
): void => {
  for (const name of service === undefined ? [...table.keys()] : [service]) {
    const places = table.get(name);
    if (places === undefined) continue;
    takeFrom(places, place, everywhere);
    if (places.size === 0) table.delete(name);
  }
};

const signatureOf = (services: ReadonlyMap<string, Right>): string =>
  [...services]
    .map(([service, right]) => `${service}=${right}`)
    .sort()
    .join(' ');

/** Turns the rights into few grants: places with the same rights share one. */
export const putTogether = (table: RightsTable): Pick<Grant, 'services' | 'establishments'>[] => {
  const byPlace = new Map<LinePlace, Map<string, Right>>();
  for (const [service, places] of table) {
    for (const [place, right] of places) {
      byPlace.set(place, (byPlace.get(place) ?? new Map<string, Right>()).set(service, right));
    }
  }
  const groups = new Map<string, { services: Map<string, Right>; sirets: Siret[]; all: boolean }>();
  for (const [place, services] of byPlace) {
    const key = `${place === 'all' ? 'all' : 'some'} ${signatureOf(services)}`;
    const group = groups.get(key) ?? { services, sirets: [], all: place === 'all' };
    if (place !== 'all') group.sirets.push(place);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ services, sirets, all }) => ({
    services: Object.fromEntries(services),
    establishments: all ? 'all' : sirets.sort(),
  }));
};
