import * as z from 'zod/mini';
import { formatFault } from './faults.ts';
import { forms } from './forms.ts';

/** ISO 8601 in UTC with milliseconds, so that the order of texts is the order of time. */
export type Instant = z.infer<typeof instantSchema>;

const normalised = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/))
  .brand<'Instant'>()
  .register(forms, { id: 'Instant', format: 'date-time' });

/** An instant as stored: already normalised. */
export const instantSchema = normalised;

/**
 * A day that exists, from 1900 to 2999. Nobody means another year: a date field gives the year 26 as 0026, and what is
 * calculated from the year 9999 has five digits. One pattern says all of it, so that the contract's document can.
 */
const YEAR = String.raw`(?:19|2\d)\d\d`;
const LEAP_YEAR = String.raw`(?:(?:19|2\d)(?:0[48]|[2468][048]|[13579][26])|2[048]00)`;
const DAY_OF_YEAR = String.raw`(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)`;
const DAY = `(?:${YEAR}-${DAY_OF_YEAR}|${LEAP_YEAR}-02-29)`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

/**
 * RFC 3339 allows any offset and small letters, and the AuthZEN examples leave out the seconds. A local time without
 * offset is ambiguous. On the first and the last day an offset could lead to another year, so both are told in UTC.
 */
const WITH_OFFSET = String.raw`^(?!(?:1900-01-01|2999-12-31).*\d[+-]\d)${DAY}[Tt]${TIME}(?::[0-5]\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]${TIME})$`;

/** An instant as sent: checked, but not yet normalised, so that JSON Schema can describe it. */
export const instantTextSchema = z
  .string()
  .check(z.regex(new RegExp(WITH_OFFSET), formatFault('instant')))
  .register(forms, { id: 'InstantWithOffset' });

export const toInstant = (text: string): Instant => normalised.parse(new Date(text).toISOString());

export const instantOf = (milliseconds: number): Instant =>
  normalised.parse(new Date(milliseconds).toISOString());

/** Passed in wherever the time matters, so that tests can have their own. */
export const systemClock = (): Instant => instantOf(Date.now());

const DAY_MILLISECONDS = 86_400_000;
export const addDays = (instant: Instant, days: number): Instant =>
  instantOf(Date.parse(instant) + days * DAY_MILLISECONDS);

export const addMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  instantOf(Date.parse(instant) + milliseconds);

export const addYear = (instant: Instant): Instant => {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return instantOf(date.getTime());
};

/** A day of the calendar, YYYY-MM-DD. */
export const dateSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\d$/, formatFault('date')))
  .brand<'CalendarDate'>()
  .register(forms, { id: 'CalendarDate', format: 'date' });
export type CalendarDate = z.infer<typeof dateSchema>;

/** A day as somebody enters it: it exists, and is of our time. */
export const enteredDateSchema = dateSchema
  .check(z.regex(new RegExp(`^${DAY}$`), formatFault('date')))
  .register(forms, { id: 'EnteredDate', pattern: `^${DAY}$` });

/** The day this many days later, or earlier when `days` is negative. */
export const daysAfter = (day: CalendarDate, days: number): CalendarDate =>
  dateSchema.parse(addDays(toInstant(`${day}T12:00:00Z`), days).slice(0, 10));

/** Created when first needed: it takes longer than the rest of a Lambda's start, and few questions need it. */
let paris: Intl.DateTimeFormat | undefined;

/** The date in Paris at that instant. INSEE's and the services' dates are French legal dates. */
export const parisDate = (instant: Instant): CalendarDate => {
  paris ??= new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });
  return dateSchema.parse(paris.format(new Date(instant)));
};

/** The first moment of the day in Paris. */
export const startOfDay = (date: CalendarDate): Instant => {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`);
  const inSummer = instantOf(midnightUtc - 2 * 3_600_000);
  return parisDate(inSummer) === date ? inSummer : instantOf(midnightUtc - 3_600_000);
};
