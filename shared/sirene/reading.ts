import { type CalendarDate, daysAfter } from '../domain/instants.ts';
import type { SireneProgress } from '../table/directory/sirene-progress.ts';
import { FIRST_CURSOR } from './insee-client.ts';

/** A search that is under way, and how far the register had read before it. */
export interface Reading {
  readUntil: CalendarDate;
  underway: NonNullable<SireneProgress['underway']>;
}

/** INSEE shows some of what it processes a day later, so these days are read again. That costs nothing more. */
const DAYS_READ_AGAIN = 2;
/** The stock files that fill a new register are at most a month old. */
const DAYS_READ_FIRST = 40;

const beginReading = (readUntil: CalendarDate, today: CalendarDate): Reading => ({
  readUntil,
  underway: { since: daysAfter(readUntil, -DAYS_READ_AGAIN), until: today, cursor: FIRST_CURSOR },
});

/** Where a run begins: at the page that the run before did not store, or with what INSEE has processed since. */
export const resumeReading = (stored: SireneProgress | undefined, today: CalendarDate): Reading => {
  const { readUntil, underway } = stored ?? { readUntil: daysAfter(today, -DAYS_READ_FIRST) };
  return underway === undefined ? beginReading(readUntil, today) : { readUntil, underway };
};

/**
 * What is left to read after a page is stored. `next` is the cursor of the next page. Nothing is left once today was
 * read.
 */
export const continueReading = (
  { readUntil, underway }: Reading,
  next: string | undefined,
  today: CalendarDate,
): Reading | undefined => {
  if (next !== undefined) return { readUntil, underway: { ...underway, cursor: next } };
  return underway.until < today ? beginReading(underway.until, today) : undefined;
};
