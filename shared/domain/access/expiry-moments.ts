import * as z from 'zod/mini';
import { addDays, type Instant, instantSchema } from '../instants.ts';

/** People are notified this many days before something runs out, and once more when it has run out. */
export const NOTICE_DAYS = [30, 7] as const;
/** An invitation lasts 30 days, and its mail already states the end. */
export const INVITATION_NOTICE_DAYS = [7] as const;

/** The last instants up to which people were notified of what will run out, and of what has run out. */
export const expiryNoticesSentSchema = z.object({
  expiring: z.optional(instantSchema),
  expired: z.optional(instantSchema),
});
export type ExpiryNoticesSent = z.infer<typeof expiryNoticesSentSchema>;

/** One notice that is due at `at`, about something that runs out at `until`. */
export interface ExpiryNotice {
  at: Instant;
  until: Instant;
  kind: 'expiring' | 'expired';
}

/** Nobody is notified that something will run out after the notice that it has run out. */
const wasSent = ({ expiring, expired }: ExpiryNoticesSent, { at, until, kind }: ExpiryNotice): boolean =>
  (expired !== undefined && until <= expired) ||
  (kind === 'expiring' && expiring !== undefined && at <= expiring);

/** The notices still to send. Notices that would have come before the thing was given are left out. */
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

/** Marks every due notice of these kinds as sent. */
export const markSent = (
  sent: ExpiryNoticesSent | undefined,
  kinds: readonly ExpiryNotice['kind'][],
  now: Instant,
): ExpiryNoticesSent => ({ ...sent, ...Object.fromEntries(kinds.map((kind) => [kind, now])) });

export const BOTH_KINDS = ['expiring', 'expired'] as const;
