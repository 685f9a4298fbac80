import type { CalendarDate } from '../instants.ts';
import type { Establishment } from './establishment.ts';

type Closures = Establishment['closures'];

/** What a change of its closures means to the people who declare for an establishment. */
export type EstablishmentChange =
  | { type: 'establishment.closed'; closedFrom: CalendarDate }
  /** The day is absent where it turns out never to have been closed. */
  | { type: 'establishment.reopened'; reopenedOn?: CalendarDate };

const openEnded = (closures: Closures) => closures.find(({ until }) => until === undefined);

/** Undefined when it stays open, or stays closed from the same day. */
export const establishmentChangeOf = (before: Closures, after: Closures): EstablishmentChange | undefined => {
  const [was, is] = [openEnded(before), openEnded(after)];
  if (was?.from === is?.from) return undefined;
  if (is !== undefined) return { type: 'establishment.closed', closedFrom: is.from };
  const until = after.find(({ from }) => from === was?.from)?.until;
  return { type: 'establishment.reopened', ...(until !== undefined && { reopenedOn: until }) };
};
