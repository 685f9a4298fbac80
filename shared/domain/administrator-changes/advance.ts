import type { Instant } from '../instants.ts';
import type { AdministratorChange } from './administrator-change.ts';
import { approve } from './decide.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import { type AdministratorChangeTransition, amendState, move } from './transition.ts';

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
  return amendState(
    change,
    { ...state, remindersSent: due },
    { type: 'administrator-change.reminded', data: { reminder: due, deadline: state.escalatesAt } },
  );
};

/** No administrator answered, so support takes over. */
export const escalate: Advance = (change, now, terms) => {
  const { state } = change;
  if (state.status !== 'pending' || now < state.escalatesAt) return undefined;
  const expiresAt = after(state.escalatesAt, terms.expireAfterDays - terms.escalateAfterDays, terms);
  return move(
    change,
    {},
    { type: 'administrator-change.escalated', data: { deadline: expiresAt } },
    { status: 'escalated', since: now, expiresAt },
  );
};

export const expire: Advance = (change, now) => {
  const { state } = change;
  if (state.status !== 'escalated' || now < state.expiresAt) return undefined;
  return move(change, {}, { type: 'administrator-change.expired' }, { status: 'expired', since: now });
};

/** Approves the request when the contest window has passed without an objection. */
export const closeContest: Advance = (change, now) =>
  change.state.status === 'contestable' && change.state.until <= now
    ? approve(change, change.state.approval, now)
    : undefined;

/** Support has not decided in time. Both sides are told, and an alarm is raised. The request stays as it is. */
export const noteOverdue: Advance = (change, now) => {
  const { state } = change;
  if (state.status !== 'contested' || state.overdueTold || now < state.overdueAt) return undefined;
  return amendState(change, { ...state, overdueTold: true }, { type: 'administrator-change.overdue' });
};

/** The envelope leaves that the last letter was waiting for. A key that can be used no more is not sent. */
export const sendLetter: Advance = (change, now) => {
  const letter = change.letters.at(-1);
  if (letter === undefined || letter.leftAt !== undefined || now < letter.leavesAt) return undefined;
  if (change.state.status !== 'pending' && change.state.status !== 'escalated') return undefined;
  return move(
    change,
    { letters: [...change.letters.slice(0, -1), { ...letter, leftAt: now }] },
    {
      type: 'administrator-change.letter-left',
      data: { letter: letter.number, expiresAt: letter.expiresAt, deadline: letter.expiresAt },
    },
  );
};

/** Everything that time brings but the effect, in the order in which it is looked at. */
export const DATED_STEPS: readonly Advance[] = [
  sendLetter,
  remind,
  escalate,
  expire,
  closeContest,
  noteOverdue,
];
