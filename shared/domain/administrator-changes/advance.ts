import type { Instant } from '../instants.ts';
import type { AdministratorChange } from './administrator-change.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import { type AdministratorChangeTransition, enterState } from './transition.ts';

/**
 * What time does to a request. Each function gives undefined when its moment has not come or has passed: called
 * twice, late or out of order, it changes nothing.
 */
type Advance = (
  change: AdministratorChange,
  now: Instant,
  terms: AdministratorChangeTerms,
) => AdministratorChangeTransition | undefined;

/** Reminds the administrators, once for each moment that has come. */
export const remind: Advance = (change, now) => {
  const { state } = change;
  if (state.status !== 'pending') return undefined;
  const due = state.remindAt.filter((at) => at <= now).length;
  if (due <= state.remindersSent) return undefined;
  return {
    before: change,
    after: { ...change, state: { ...state, remindersSent: due } },
    event: {
      type: 'administrator-change.reminded',
      data: {
        change: change.id,
        kind: change.kind,
        siret: change.siret,
        reminder: due,
        deadline: state.escalatesAt,
      },
    },
  };
};

/** No administrator answered, so support takes over. */
export const escalate: Advance = (change, now, terms) => {
  const { state } = change;
  if (state.status !== 'pending' || now < state.escalatesAt) return undefined;
  const expiresAt = after(state.escalatesAt, terms.expireAfterDays - terms.escalateAfterDays, terms);
  return enterState(
    change,
    { status: 'escalated', since: now, expiresAt },
    { type: 'administrator-change.escalated', data: { deadline: expiresAt } },
  );
};

export const expire: Advance = (change, now) => {
  const { state } = change;
  if ((state.status !== 'escalated' && state.status !== 'contested') || now < state.expiresAt)
    return undefined;
  return enterState(change, { status: 'expired', since: now }, { type: 'administrator-change.expired' });
};

/** The request takes effect. The caller changes the cards in the same transaction. */
export const apply: Advance = (change, now) => {
  const { state } = change;
  if (state.status !== 'approved' || state.appliedAt !== undefined || now < state.effectiveAt)
    return undefined;
  return {
    before: change,
    after: { ...change, state: { ...state, appliedAt: now } },
    event: {
      type: 'administrator-change.applied',
      data: {
        change: change.id,
        kind: change.kind,
        siret: change.siret,
        ...(change.outgoing !== undefined && { outgoing: change.outgoing.personId }),
      },
    },
  };
};
