import type { Establishment } from '../domain/directory/establishment.ts';
import { recordState } from '../domain/directory/record-state.ts';
import { type CalendarDate, daysAfter } from '../domain/instants.ts';
import { isOutdated } from './cells.ts';
import type { EstablishmentRow } from './parse-establishment.ts';

/**
 * When INSEE says that the establishment was also closed in the period before, the current period neither starts nor
 * moves a closure.
 */
const settledUntil = ({ earlierPeriods, period }: EstablishmentRow, today: CalendarDate): CalendarDate =>
  earlierPeriods?.at(-1)?.state === 'closed' ? (period.since ?? today) : today;

/**
 * The first day of the first open period, kept where the register knew of it before that day. A stock file has the current period
 * only, which is not the first one of an establishment that the register holds as open.
 */
const openingOf = (
  { earlierPeriods, period }: EstablishmentRow,
  stored: Establishment | undefined,
  today: CalendarDate,
): Pick<Establishment, 'opensOn'> => {
  const known = stored?.opensOn;
  const first = [...(earlierPeriods ?? []), period].find(({ state }) => state === 'open')?.since;
  const isFirst =
    earlierPeriods !== undefined || stored === undefined || (known !== undefined && known > today);
  const isNews = first !== undefined && isFirst && (known !== undefined || first > today);
  const opensOn = isNews ? first : known;
  return opensOn === undefined ? {} : { opensOn };
};

/** A stock file that fills the register may be some weeks old, and INSEE may be late to say what has moved. */
const YOUNG_DAYS = 400;

/**
 * The day of its creation, kept of establishments that were young when the register met them: only those can be where
 * another one has moved to. Later files may correct the day, and write nothing of the many old ones.
 */
const creationOf = (
  { createdOn }: EstablishmentRow,
  stored: Establishment | undefined,
  today: CalendarDate,
): Pick<Establishment, 'createdOn'> => {
  if (createdOn === undefined) return stored?.createdOn === undefined ? {} : { createdOn: stored.createdOn };
  const isKept =
    stored === undefined ? createdOn > daysAfter(today, -YOUNG_DAYS) : stored.createdOn !== undefined;
  return isKept ? { createdOn } : {};
};

/** Since when it is head office no more, as the register has noted it. A head office has no such day. */
const formerHeadOffice = (
  { headOffice }: EstablishmentRow,
  stored: Establishment | undefined,
): Pick<Establishment, 'headOfficeUntil'> =>
  headOffice || stored?.headOfficeUntil === undefined ? {} : { headOfficeUntil: stored.headOfficeUntil };

/**
 * Combines the row with what is known of the establishment. An establishment without a name takes its organisation's.
 * Each day before the current period keeps its answer, except for future days that INSEE now says are open. Earlier
 * periods count only when nothing is known yet. A row that INSEE processed before the stored data changes nothing.
 */
export const completeEstablishment = (
  row: EstablishmentRow,
  {
    organisationName,
    stored,
    today,
  }: { organisationName: string | undefined; stored: Establishment | undefined; today: CalendarDate },
): Establishment => {
  if (stored !== undefined && isOutdated(row, stored)) return stored;
  const { ownName, earlierPeriods = [], period, createdOn: _, ...own } = row;
  const known =
    stored?.closures ??
    earlierPeriods.reduce<Establishment['closures']>(
      (closures, earlier) => recordState(closures, earlier, earlier.since ?? today),
      [],
    );
  return {
    ...own,
    name: ownName ?? organisationName ?? row.siret,
    ...(stored?.formerClosures !== undefined && { formerClosures: stored.formerClosures }),
    ...(stored?.knownFrom !== undefined && { knownFrom: stored.knownFrom }),
    ...creationOf(row, stored, today),
    ...formerHeadOffice(row, stored),
    ...openingOf(row, stored, today),
    closures: recordState(known, period, settledUntil(row, today)),
  };
};
