import type { Instant } from '../instants.ts';
import { calendarDaysOf } from '../working-days.ts';
import type { AdministratorChangeKind, AdministratorChangeState } from './administrator-change.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';

type StateOf<Status extends AdministratorChangeState['status']> = Extract<
  AdministratorChangeState,
  { status: Status }
>;

/** Waits for the administrators in place, with fresh deadlines. */
export const pendingFrom = (now: Instant, terms: AdministratorChangeTerms): StateOf<'pending'> => ({
  status: 'pending',
  since: now,
  remindAt: terms.remindAfterDays.map((days) => after(now, days, terms)),
  remindersSent: 0,
  escalatesAt: after(now, terms.escalateAfterDays, terms),
});

/** Waits for the key or support: nobody is in place who could answer. */
export const escalatedFrom = (now: Instant, terms: AdministratorChangeTerms): StateOf<'escalated'> => ({
  status: 'escalated',
  since: now,
  expiresAt: after(now, terms.expireAfterDays, terms),
});

/** Where a request of this kind begins, or begins anew. */
export const openFrom = (
  kind: AdministratorChangeKind,
  now: Instant,
  terms: AdministratorChangeTerms,
): StateOf<'pending'> | StateOf<'escalated'> =>
  kind === 'first' ? escalatedFrom(now, terms) : pendingFrom(now, terms);

/** Two agents decide, with both versions before them. It never expires. */
export const contestedFrom = (now: Instant, terms: AdministratorChangeTerms): StateOf<'contested'> => ({
  status: 'contested',
  since: now,
  overdueAt: after(now, calendarDaysOf(terms.overdueWorkingDays, now), terms),
  overdueTold: false,
});
