import { addDays, type Instant } from '../instants.ts';

/** A login is stored only when the stored one is older than this, so that not every request writes. */
export const LOGIN_STORED_EVERY_DAYS = 1;
const INACTIVE_DAYS = 180;

/**
 * When a person counts as away (domain: "Profile freshness"). The last login may be up to a day later than the stored
 * one, so one day is added: nobody counts as away before 180 days.
 */
export const inactiveAt = (storedLogin: Instant): Instant =>
  addDays(storedLogin, INACTIVE_DAYS + LOGIN_STORED_EVERY_DAYS);
