import * as z from 'zod/mini';
import { type CalendarDate, type Instant, instantOf, startOfDay } from '../instants.ts';

const days = () => z.number().check(z.positive());

/** How many days each wait of a change of administrator lasts (domain: "Change of administrator"). */
export const administratorChangeTermsSchema = z
  .strictObject({
    remindAfterDays: z.tuple([days(), days()]),
    escalateAfterDays: days(),
    expireAfterDays: days(),
    contestDays: days(),
    /** Where nobody administers, whoever comes next is to have a chance to object. */
    contestDaysOfFirst: days(),
    /** How long support has to decide on a contested request. */
    overdueWorkingDays: z.int().check(z.positive()),
    letterDays: days(),
    /** At most one envelope leaves for an organisation within this many days. */
    envelopeDays: days(),
    /** The length of a day in these waits: 86,400 seconds, or fewer to watch the waits go by. */
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

/** The terms as one JSON text, for an environment variable. */
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
  contestDaysOfFirst: 7,
  overdueWorkingDays: 3,
  letterDays: 30,
  envelopeDays: 3,
  daySeconds: 86_400,
};

/** The usual terms with a clock that runs this many times as fast. At 1,440 a day lasts a minute. */
export const atClock = (clock: number): AdministratorChangeTerms => ({
  ...ADMINISTRATOR_CHANGE_TERMS,
  daySeconds: Math.max(1, Math.round(ADMINISTRATOR_CHANGE_TERMS.daySeconds / clock)),
});

const DAY_MILLISECONDS = 86_400_000;

/** The instant this many days later, by the length of a day in these terms. */
export const after = (instant: Instant, count: number, { daySeconds }: AdministratorChangeTerms): Instant =>
  instantOf(Date.parse(instant) + count * daySeconds * 1_000);

/** When that date comes, by the length of a day in these terms; never before `now`. */
export const arrivalOf = (date: CalendarDate, now: Instant, terms: AdministratorChangeTerms): Instant => {
  const daysAway = (Date.parse(startOfDay(date)) - Date.parse(now)) / DAY_MILLISECONDS;
  return daysAway <= 0 ? now : after(now, daysAway, terms);
};
