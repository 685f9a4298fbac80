import type { Siren } from '../../shared/domain/identifiers.ts';
import { MOST_SHOWN } from '../../shared/http/schemas.ts';
import type { Departure } from '../../shared/use-cases/decisions/departure.ts';

/** Who is left to sign, as the contract shows it: bounded, with names. */
export const viewDeparture = (
  { known, uncovered, single, placeNames, personNames, digest }: Departure,
  siren: Siren,
) => {
  const bounded = <T>(all: readonly T[]) => ({
    known,
    count: all.length,
    first: all.slice(0, MOST_SHOWN),
    href: `/organisations/${siren}/coverage`,
  });
  const named = <T extends Departure['uncovered'][number]>(each: T) => ({
    ...each,
    name: placeNames.get(each.siret) ?? each.siret,
  });
  return {
    uncovered: bounded(uncovered.map(named)),
    single: bounded(single.map((each) => ({ ...named(each), person: personNames.get(each.personId) ?? '' }))),
    digest: `dry-run-${digest}`,
  };
};
