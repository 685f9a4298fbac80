import type { Siret } from '../identifiers.ts';
import type { CalendarDate } from '../instants.ts';
import type { Establishment } from './establishment.ts';

/** A head office that moved: it closed on a day, and another one of the same organisation was created on that day. */
export interface Succession {
  siret: Siret;
  successor: Siret;
  movedOn: CalendarDate;
}

/** The day from which it is closed without an end, past or to come. */
export const closedFrom = ({ closures }: Pick<Establishment, 'closures'>): CalendarDate | undefined =>
  closures.find(({ until }) => until === undefined)?.from;

/** Whether it is, or was, the organisation's head office. */
const isOrWasHeadOffice = ({ headOffice, headOfficeUntil }: Establishment): boolean =>
  headOffice || headOfficeUntil !== undefined;

/**
 * Where a closed head office has moved to: the head office that was created on the day of its closing, or where that one
 * has moved to since. Undefined when none was, or more than one: then an administrator names it. It follows from what is
 * stored alone, so the order of files makes no difference.
 */
export const findSuccession = (siret: Siret, known: readonly Establishment[]): Succession | undefined => {
  const offices = known.filter(isOrWasHeadOffice);
  const passed = new Set<Siret>();
  let place = offices.find((each) => each.siret === siret);
  const movedOn = place && closedFrom(place);
  while (place !== undefined) {
    const day = closedFrom(place);
    if (day === undefined) break;
    passed.add(place.siret);
    const [next, ...others] = offices.filter((each) => each.createdOn === day && !passed.has(each.siret));
    place = others.length === 0 ? next : undefined;
  }
  return place === undefined || movedOn === undefined || place.siret === siret
    ? undefined
    : { siret, successor: place.siret, movedOn };
};
