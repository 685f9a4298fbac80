import * as z from 'zod/mini';
import { addDays, addYear, type Instant, instantSchema } from '../instants.ts';

/** Periods in which the contact details counted as confirmed, oldest first. */
export const freshnessSchema = z.array(z.object({ from: instantSchema, until: instantSchema }));
export type Freshness = z.infer<typeof freshnessSchema>;

/** A confirmation holds for one year ("Un profil à jour, l’assurance d’une bonne communication"). */
export const confirmFreshness = (freshness: Freshness, at: Instant): Freshness => {
  const last = freshness.at(-1);
  const until = addYear(at);
  return last !== undefined && at < last.until
    ? [...freshness.slice(0, -1), { from: last.from, until }]
    : [...freshness, { from: at, until }];
};

/** Ends the current confirmation at that instant. What was true before stays. */
export const endFreshness = (freshness: Freshness, at: Instant): Freshness =>
  freshness.flatMap(({ from, until }) => {
    if (until <= at) return [{ from, until }];
    return from < at ? [{ from, until: at }] : [];
  });

/** A stale profile takes no right away. Answers to checks only mention it. */
export const isStaleAt = (freshness: Freshness, instant: Instant): boolean =>
  !freshness.some(({ from, until }) => from <= instant && instant < until);

/** People are reminded this many days before the due date. */
export const PROFILE_REMINDER_DAYS = 30;

export type ProfileStatus = 'confirmed' | 'due-soon' | 'stale';

/** `due-soon` in the 30 days before the due date, `stale` from the due date on. */
export const profileStatus = (dueAt: Instant, now: Instant): ProfileStatus => {
  if (dueAt <= now) return 'stale';
  return addDays(dueAt, -PROFILE_REMINDER_DAYS) <= now ? 'due-soon' : 'confirmed';
};
