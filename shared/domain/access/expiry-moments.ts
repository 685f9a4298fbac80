import * as z from 'zod/mini';
import { addDays, type Instant, instantSchema } from '../instants.ts';

/** So many days before something runs out, its people are told (and once more after it has). */
export const NOTICE_DAYS = [30, 7] as const;
/** An invitation lasts 30 days, and tells its end itself. */
export const INVITATION_NOTICE_DAYS = [7] as const;

/** Up to when the people concerned have been told of what will run out, and of what has. */
export const expiryNoticesSentSchema = z.object({
  expiring: z.optional(instantSchema),
  expired: z.optional(instantSchema),
});
export type ExpiryNoticesSent = z.infer<typeof expiryNoticesSentSchema>;

/** A moment to tell of, and what it is about. */
export interface ExpiryNotice {
  at: Instant;
  until: Instant;
  kind: 'expiring' | 'expired';
}

/** Nobody is told that something will run out after they were told that it has. */
const wasSent = ({ expiring, expired }: ExpiryNoticesSent, { at, until, kind }: ExpiryNotice): boolean =>
  (expired !== undefined && until <= expired) ||
  (kind === 'expiring' && expiring !== undefined && at <= expiring);

/** What is still to be told of something that was given for less than the notice, or for longer. */
export const noticesOf = (
  { until, givenAt, sent = {} }: { until: Instant; givenAt: Instant; sent: ExpiryNoticesSent | undefined },
  days: readonly number[] = NOTICE_DAYS,
): ExpiryNotice[] =>
  [
    ...days.map((before) => ({ at: addDays(until, -before), until, kind: 'expiring' as const })),
    { at: until, until, kind: 'expired' as const },
  ].filter((notice) => notice.at > givenAt && !wasSent(sent, notice));

export const earliest = (instants: readonly Instant[]): Instant | undefined =>
  instants.reduce<Instant | undefined>(
    (first, at) => (first === undefined || at < first ? at : first),
    undefined,
  );

/** All of these kinds that has come by now counts as told. */
export const markSent = (
  sent: ExpiryNoticesSent | undefined,
  kinds: readonly ExpiryNotice['kind'][],
  now: Instant,
): ExpiryNoticesSent => ({ ...sent, ...Object.fromEntries(kinds.map((kind) => [kind, now])) });

export const BOTH_KINDS = ['expiring', 'expired'] as const;
