import type { Establishment } from '../domain/directory/establishment.ts';
import { recordState } from '../domain/directory/record-state.ts';
import type { CalendarDate } from '../domain/instants.ts';
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
  const { ownName, earlierPeriods = [], period, ...own } = row;
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
    ...openingOf(row, stored, today),
    closures: recordState(known, period, settledUntil(row, today)),
  };
};
