import { type Establishment, isClosedAt } from '../directory/establishment.ts';
import { hasPostalAddress } from '../directory/postal-address.ts';
import type { Siret } from '../identifiers.ts';
import { addDays, type Instant, parisDate } from '../instants.ts';

/** Where the letters of a request go: the key to the head office, and a letter without key to whoever is told. */
export interface LetterPlaces {
  headOffice: Establishment;
  told: Siret[];
}

/** A head office that moved less long ago than this is told as well. */
const MOVED_DAYS = 30;

const isSameAddress = (a: Establishment, b: Establishment): boolean =>
  JSON.stringify([a.address.lines, a.address.postalCode, a.address.city]) ===
  JSON.stringify([b.address.lines, b.address.postalCode, b.address.city]);

/** The head office that is open. A closed one that Sirene still calls head office is a former one. */
export const headOfficeOf = (offices: readonly Establishment[], now: Instant): Establishment | undefined =>
  offices.find((each) => each.headOffice && !isClosedAt(each, now));

const wasHeadOfficeLately = (office: Establishment, now: Instant): boolean => {
  const earliest = parisDate(addDays(now, -MOVED_DAYS));
  const closed = office.closures.at(-1)?.from;
  const until = office.headOfficeUntil ?? (office.headOffice ? closed : undefined);
  return until !== undefined && until >= earliest;
};

/**
 * Where letters can go. Undefined when Sirene shows no head office that is open and that the post reaches: `[ND]`,
 * abroad, closed or none. Support is the only way then.
 */
export const letterPlacesOf = (
  offices: readonly Establishment[],
  named: Establishment | undefined,
  now: Instant,
): LetterPlaces | undefined => {
  const headOffice = headOfficeOf(offices, now);
  if (headOffice === undefined || !hasPostalAddress(headOffice)) return undefined;
  const former = offices.filter((each) => each.siret !== headOffice.siret && wasHeadOfficeLately(each, now));
  const others = named === undefined ? former : [...former, named];
  const told = others
    .filter((each) => each.siret !== headOffice.siret && hasPostalAddress(each))
    .filter((each) => !isSameAddress(each, headOffice))
    .map(({ siret }) => siret);
  return { headOffice, told: [...new Set(told)].sort() };
};
