import { addDays, type Instant } from '../instants.ts';

/** A login is stored when the one stored before is older than this: no write on each request. */
export const LOGIN_STORED_EVERY_DAYS = 1;
const INACTIVE_DAYS = 180;

/**
 * When somebody counts as away (domain: "Profile freshness"). Their last login may be a day later than the stored one,
 * so that day is waited for: nobody is taken for away before 180 days.
 */
export const inactiveAt = (storedLogin: Instant): Instant =>
  addDays(storedLogin, INACTIVE_DAYS + LOGIN_STORED_EVERY_DAYS);
