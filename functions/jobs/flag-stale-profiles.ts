import { flagDueLogin, flagDueProfile } from '../../shared/use-cases/people/flag-profile.ts';
import { workThrough } from './work-through.ts';

/** Reminders, stale profiles, and people who have stayed away (domain: "Profile freshness"). It reads no person. */
export const flagStaleProfiles = workThrough([
  { queue: 'PROFILE', handle: flagDueProfile },
  { queue: 'LOGIN', handle: flagDueLogin },
]);
