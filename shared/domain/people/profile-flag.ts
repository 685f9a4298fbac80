import * as z from 'zod/mini';
import type { EventType } from '../events.ts';
import { addDays, type Instant, instantSchema } from '../instants.ts';
import { PROFILE_REMINDER_DAYS } from './profile.ts';

/** While a profile stays stale its people are told again, never sooner than this (domain: "Profile freshness"). */
const REPEAT_DAYS = 7;
/** From then on an organisation that this person administers alone is at risk, and the person is told no more. */
export const LONG_STALE_DAYS = 60;

/** Why a profile went stale: nobody confirmed it in time, mail to its address came back, its person stayed away. */
export const staleCauseSchema = z.enum(['unconfirmed', 'bounce', 'inactivity']);
export type StaleCause = z.infer<typeof staleCauseSchema>;

/** What was last said of a profile that is due or stale; gone with the next confirmation. */
export const profileFlagSchema = z.object({
  step: z.enum(['reminded', 'stale', 'long-stale']),
  at: instantSchema,
  cause: staleCauseSchema,
});
export type ProfileFlag = z.infer<typeof profileFlagSchema>;

/** When a profile must next be spoken of, which due date that is about, and why it is, or will be, stale. */
export interface ProfileDue {
  at: Instant;
  dueAt: Instant;
  cause: StaleCause;
}

const longStaleAt = (dueAt: Instant): Instant => addDays(dueAt, LONG_STALE_DAYS);

/** Follows from what is stored of the person alone, so that no writer can forget it. */
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
  // The first time is told however late it is.
  return at > dueAt && longStaleAt(dueAt) <= now ? 'long-stale' : 'stale';
};

/** What is said of a profile whose moment has come, however late: a reminder that nobody sent in time is left out. */
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
