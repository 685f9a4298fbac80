import * as z from 'zod/mini';
import { DomainError } from '../errors.ts';
import { dateSchema, type Instant, parisDate } from '../instants.ts';

/** What one person may cause: requests open at a time, and sent in a day of Paris, refused ones included. */
export const MAX_OPEN_REQUESTS = 3;
const MAX_SENT_PER_DAY = 5;

/** @throws too-many-open-requests */
export const requireRoomForRequest = (open: number): void => {
  if (open < MAX_OPEN_REQUESTS) return;
  throw new DomainError({ code: 'too-many-open-requests', facts: { max: MAX_OPEN_REQUESTS } });
};

/** How many requests a person has sent on a day. */
export const sentRequestsSchema = z.object({ day: dateSchema, sent: z.number(), version: z.number() });
export type SentRequests = z.infer<typeof sentRequestsSchema>;

/** The count after one more request was sent. @throws too-many-requests-today */
export const afterSending = (before: SentRequests | undefined, now: Instant): SentRequests => {
  const day = parisDate(now);
  const sent = before?.day === day ? before.sent : 0;
  if (sent >= MAX_SENT_PER_DAY) {
    throw new DomainError({ code: 'too-many-requests-today', facts: { max: MAX_SENT_PER_DAY } });
  }
  return { day, sent: sent + 1, version: (before?.version ?? 0) + 1 };
};
