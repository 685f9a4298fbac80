import type { Establishment } from '../domain/directory/establishment.ts';
import { recordState } from '../domain/directory/record-state.ts';
import type { CalendarDate } from '../domain/instants.ts';
import type { EstablishmentRow } from './parse-establishment.ts';

/** INSEE writes all of them in one form, in the time of Paris: their order as texts is that of time. */
const isOutdated = (row: EstablishmentRow, stored: Establishment): boolean =>
  (row.processedAt ?? '') < (stored.processedAt ?? '');

/** Where INSEE says that it was closed in the period before too, the current one begins no closure and moves none. */
const settledUntil = ({ earlierPeriods, period }: EstablishmentRow, today: CalendarDate): CalendarDate =>
  earlierPeriods?.at(-1)?.state === 'closed' ? (period.since ?? today) : today;

/**
 * The establishment as the row and what is known of it make it: one without a name of its own takes its organisation's,
 * and each day before the current period keeps its answer, but for days to come that INSEE says anew are open. The periods
 * before count only where nothing is known yet. A row that INSEE has processed before what is stored changes nothing.
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
    closures: recordState(known, period, settledUntil(row, today)),
  };
};
