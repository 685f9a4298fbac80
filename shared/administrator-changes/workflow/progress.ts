import {
  type AdministratorChange,
  type AdministratorChangeId,
  type AdministratorChangeStatus,
  isClosed,
} from '../../domain/administrator-changes/administrator-change.ts';
import { nextDeadline } from '../../domain/administrator-changes/deadlines.ts';
import type { Instant } from '../../domain/instants.ts';

/** A request that waits for people alone is looked at again after this long. */
const LONGEST_WAIT_SECONDS = 7 * 86_400;

/** All that the workflow knows of a request: its state. It knows no names and no reasons. */
export interface AdministratorChangeProgress {
  change: AdministratorChangeId;
  status: AdministratorChangeStatus;
  /** Whether it has taken effect. */
  applied: boolean;
  /** Whether a moment has come, so that there is something to do now. */
  due: boolean;
  /** How long to wait for the next moment, in seconds, one at least. */
  wait: number;
  /** How many states the request has entered: a state that comes back is another one. */
  entered: number;
  /** When it takes effect, once approved. Executions that began with release 0.1 wait for it. */
  effectiveAt?: Instant;
}

export const progressOf = (change: AdministratorChange, now: Instant): AdministratorChangeProgress => {
  const { id, state, history } = change;
  const deadline = nextDeadline(change);
  const seconds =
    deadline === undefined
      ? LONGEST_WAIT_SECONDS
      : Math.ceil((Date.parse(deadline.at) - Date.parse(now)) / 1_000);
  return {
    change: id,
    status: state.status,
    applied: isClosed(change) && state.status === 'approved',
    due: deadline !== undefined && seconds <= 0,
    wait: Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS),
    entered: history.length,
    ...(state.status === 'approved' && { effectiveAt: state.effectiveAt }),
  };
};
