import type { Instant } from '../instants.ts';
import { type AdministratorChange, isClosed } from './administrator-change.ts';

export const DEADLINE_KINDS = [
  'reminder',
  'escalation',
  'expiry',
  'end-of-contest',
  'effect',
  'answer-of-support',
  'letter',
] as const;
export interface Deadline {
  what: (typeof DEADLINE_KINDS)[number];
  at: Instant;
}

type Dated = Pick<AdministratorChange, 'state' | 'letters'>;

const ofState = ({ state }: Dated): Deadline | undefined => {
  switch (state.status) {
    case 'pending': {
      const reminder = state.remindAt[state.remindersSent];
      return reminder === undefined
        ? { what: 'escalation', at: state.escalatesAt }
        : { what: 'reminder', at: reminder };
    }
    case 'escalated':
      return { what: 'expiry', at: state.expiresAt };
    case 'contestable':
      return { what: 'end-of-contest', at: state.until };
    case 'contested':
      return state.overdueTold ? undefined : { what: 'answer-of-support', at: state.overdueAt };
    case 'approved':
      return { what: 'effect', at: state.effectiveAt };
    default:
      return undefined;
  }
};

const ofLetter = ({ state, letters }: Dated): Deadline | undefined => {
  const waiting = letters.at(-1);
  const isOfUse = state.status === 'pending' || state.status === 'escalated';
  return !isOfUse || waiting === undefined || waiting.leftAt !== undefined
    ? undefined
    : { what: 'letter', at: waiting.leavesAt };
};

/** What happens by itself, the next first; nothing once the request is closed. */
export const deadlinesOf = (change: Dated): Deadline[] =>
  isClosed(change)
    ? []
    : [ofState(change), ofLetter(change)]
        .filter((deadline) => deadline !== undefined)
        .sort((a, b) => (a.at < b.at ? -1 : 1));

/** What happens next by itself, and when; undefined when the request waits for people alone, or is closed. */
export const nextDeadline = (change: Dated): Deadline | undefined => deadlinesOf(change)[0];

/** By when people are to answer, whatever else happens before. An overdue request keeps the date that it missed. */
export const answerDueAt = ({ state }: Pick<Dated, 'state'>): Instant | undefined => {
  switch (state.status) {
    case 'pending':
      return state.escalatesAt;
    case 'escalated':
      return state.expiresAt;
    case 'contestable':
      return state.until;
    case 'contested':
      return state.overdueAt;
    case 'approved':
      return state.appliedAt === undefined ? state.effectiveAt : undefined;
    default:
      return undefined;
  }
};
