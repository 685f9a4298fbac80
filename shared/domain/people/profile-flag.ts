import * as z from 'zod/mini';
import type { EventType } from '../events.ts';
import { addDays, type Instant, instantSchema } from '../instants.ts';
import { PROFILE_REMINDER_DAYS } from './profile.ts';

/**
 * While a profile stays stale its people are notified again, at most once per this many days (domain: "Profile
 * freshness").
 */
const REPEAT_DAYS = 7;
/**
 * After this many days an organisation that the person administers alone is at risk, and the person gets no more
 * mails.
 */
export const LONG_STALE_DAYS = 60;

/** Why a profile went stale: nobody confirmed it in time, mail to its address bounced, or its person stayed away. */
export const staleCauseSchema = z.enum(['unconfirmed', 'bounce', 'inactivity']);
export type StaleCause = z.infer<typeof staleCauseSchema>;

/** The last notice about a profile that is due or stale. The next confirmation removes it. */
export const profileFlagSchema = z.object({
  step: z.enum(['reminded', 'stale', 'long-stale']),
  at: instantSchema,
  cause: staleCauseSchema,
});
export type ProfileFlag = z.infer<typeof profileFlagSchema>;

/** When something next happens to a profile, which due date that is about, and why the profile is or will be stale. */
export interface ProfileDue {
  at: Instant;
  dueAt: Instant;
  cause: StaleCause;
}

const longStaleAt = (dueAt: Instant): Instant => addDays(dueAt, LONG_STALE_DAYS);

/** Computed from what is stored of the person alone, so that no writer can forget it. */
export const nextProfileDue = (dueAt: Instant, flag: ProfileFlag | undefined): ProfileDue | undefined => {
  const cause = flag?.cause ?? 'unconfirmed';
  if (flag === undefined) return { at: addDays(dueAt, -PROFILE_REMINDER_DAYS), dueAt, cause };
  if (flag.step === 'reminded') return { at: dueAt, dueAt, cause };
  if (flag.step === 'long-stale') return undefined;
  const again = addDays(flag.at, REPEAT_DAYS);
  const last = longStaleAt(dueAt);
  return { at: again < last ? again : last, dueAt, cause };
};

const STEP_EVENTS = {
  reminded: 'profile.reminded',
  stale: 'profile.stale',
  'long-stale': 'profile.long-stale',
} as const satisfies Record<ProfileFlag['step'], EventType>;

const stepOf = ({ at, dueAt }: ProfileDue, now: Instant): ProfileFlag['step'] => {
  if (now < dueAt) return 'reminded';
  // The first notice is sent however late it is.
  return at > dueAt && longStaleAt(dueAt) <= now ? 'long-stale' : 'stale';
};

/** Flags a profile whose moment has come, however late. A reminder that was not sent in time is left out. */
export const flagProfile = (
  due: ProfileDue,
  now: Instant,
): { flag: ProfileFlag; event: { type: EventType; data: Record<string, unknown> } } => {
  const step = stepOf(due, now);
  return {
    flag: { step, at: now, cause: due.cause },
    event: { type: STEP_EVENTS[step], data: { dueAt: due.dueAt, cause: due.cause } },
  };
};
