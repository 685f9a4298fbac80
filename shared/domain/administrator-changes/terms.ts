import * as z from 'zod/mini';
import { type CalendarDate, type Instant, instantOf, parisDate } from '../instants.ts';

const days = () => z.number().check(z.positive());

/** How long each wait of a change of administrator lasts, in days (domain: "Change of administrator"). */
export const administratorChangeTermsSchema = z
  .strictObject({
    remindAfterDays: z.tuple([days(), days()]),
    escalateAfterDays: days(),
    expireAfterDays: days(),
    contestDays: days(),
    letterDays: days(),
    /** 86,400; less only to watch the waits go by: then a day of theirs lasts this many seconds. */
    daySeconds: z.int().check(z.positive()),
  })
  .check(
    z.refine(
      ({ remindAfterDays: [first, second], escalateAfterDays, expireAfterDays }) =>
        first < second && second < escalateAfterDays && escalateAfterDays < expireAfterDays,
      'Reminders come before the escalation, and that before the expiry.',
    ),
  );
export type AdministratorChangeTerms = z.infer<typeof administratorChangeTermsSchema>;

/** As an environment variable: one JSON text. */
export const administratorChangeTermsTextSchema = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string): unknown => JSON.parse(text)),
    administratorChangeTermsSchema,
  ),
);

export const ADMINISTRATOR_CHANGE_TERMS: AdministratorChangeTerms = {
  remindAfterDays: [3, 7],
  escalateAfterDays: 10,
  expireAfterDays: 30,
  contestDays: 3,
  letterDays: 30,
  daySeconds: 86_400,
};

/** The usual terms with a clock so many times as fast: at 1,440, a minute lasts for a day. */
export const atClock = (clock: number): AdministratorChangeTerms => ({
  ...ADMINISTRATOR_CHANGE_TERMS,
  daySeconds: Math.max(1, Math.round(ADMINISTRATOR_CHANGE_TERMS.daySeconds / clock)),
});

const DAY_MILLISECONDS = 86_400_000;

/** So many days of these terms later. */
export const after = (instant: Instant, count: number, { daySeconds }: AdministratorChangeTerms): Instant =>
  instantOf(Date.parse(instant) + count * daySeconds * 1_000);

/** The first moment of the day in Paris. */
export const startOfDay = (date: CalendarDate): Instant => {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`);
  const inSummer = instantOf(midnightUtc - 2 * 3_600_000);
  return parisDate(inSummer) === date ? inSummer : instantOf(midnightUtc - 3_600_000);
};

/** When a day comes, by the terms' own length of a day; never before `now`. */
export const arrivalOf = (date: CalendarDate, now: Instant, terms: AdministratorChangeTerms): Instant => {
  const daysAway = (Date.parse(startOfDay(date)) - Date.parse(now)) / DAY_MILLISECONDS;
  return daysAway <= 0 ? now : after(now, daysAway, terms);
};
