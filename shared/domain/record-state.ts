import type { Establishment } from './establishment.ts';
import type { CalendarDate } from './instants.ts';

type Closures = Establishment['closures'];

/** The current period of an establishment: its state since a day, or since always where Sirene gives no day. */
export type CurrentPeriod =
  | { state: 'open'; since: CalendarDate | undefined }
  | { state: 'closed'; since: CalendarDate };

const reopen = (closures: Closures, since: CalendarDate | undefined): Closures =>
  closures.flatMap((closure) => {
    if (closure.until !== undefined) return [closure];
    return since !== undefined && closure.from < since ? [{ ...closure, until: since }] : [];
  });

const close = (closures: Closures, since: CalendarDate): Closures => {
  const earlier = closures.filter(({ from }) => from < since);
  const last = earlier.at(-1);
  return last !== undefined && (last.until === undefined || last.until >= since)
    ? [...earlier.slice(0, -1), { from: last.from }]
    : [...earlier, { from: since }];
};

/**
 * Adds what Sirene says of the current period to the closures known so far (oldest first, apart from each other). Each
 * day before the period keeps its answer; from it on the establishment is as Sirene says. Closed again on a later day
 * than known, it stays closed from the earlier one; closures that have ended stay unless a closed period takes them in.
 */
export const recordState = (closures: Closures, period: CurrentPeriod): Closures =>
  period.state === 'closed' ? close(closures, period.since) : reopen(closures, period.since);
