import { type CalendarDate, daysAfter } from '../instants.ts';
import type { Establishment } from './establishment.ts';

type Closures = Establishment['closures'];

/** The current period of an establishment: its state since a day, or since always when Sirene gives no day. */
export type CurrentPeriod =
  | { state: 'open'; since: CalendarDate | undefined }
  | { state: 'closed'; since: CalendarDate };

const reopen = (closures: Closures, since: CalendarDate | undefined): Closures =>
  closures.flatMap((closure) => {
    if (closure.until !== undefined) return [closure];
    return since !== undefined && closure.from < since ? [{ ...closure, until: since }] : [];
  });

const close = (closures: Closures, since: CalendarDate, settledUntil: CalendarDate): Closures => {
  const earlier = closures.filter(({ from }) => from < since);
  const last = earlier.at(-1);
  if (last === undefined || (last.until !== undefined && last.until < since))
    return [...earlier, { from: since }];
  const before = earlier.slice(0, -1);
  if (since <= settledUntil) return [...before, { from: last.from }];
  const free = daysAfter(settledUntil, 1);
  if (since === free) return [...before, { from: last.from }];
  return [...before, ...(last.from < free ? [{ from: last.from, until: free }] : []), { from: since }];
};

/**
 * Adds what Sirene says of the current period to the known closures (oldest first, apart from each other). Days
 * before the period keep their answer; from its first day on the establishment is as Sirene says. Ended closures
 * stay, unless a closed period includes them.
 * When Sirene now gives a later closing day than before, the establishment stays closed until `settledUntil`, usually
 * today: those days have been answered, and the past is never rewritten. The days from then until the later closing
 * day have not been answered, so they are open, as Sirene now says.
 */
export const recordState = (
  closures: Closures,
  period: CurrentPeriod,
  settledUntil: CalendarDate,
): Closures =>
  period.state === 'closed' ? close(closures, period.since, settledUntil) : reopen(closures, period.since);
