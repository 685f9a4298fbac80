import { DomainError } from '../errors.ts';
import type { EventType } from '../events.ts';
import type { PersonId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import {
  type BulkChange,
  type BulkChangeState,
  type BulkChangeSummary,
  runBefore,
  type Unreadable,
  undoBefore,
} from './bulk-change.ts';

/** What a command does to a bulk change, and the event that records it. Both are stored together or not at all. */
export interface BulkChangeMove {
  before: BulkChange | undefined;
  after: BulkChange;
  event: {
    type: EventType;
    data: Record<string, unknown>;
    reason?: string;
    /** The person that the event is about, when that is not the requester. */
    personId?: PersonId;
  };
}

/** An answer to a change that waits for another administrator. */
export type BulkChangeVerdict = { decision: 'approve' } | { decision: 'refuse'; reason: string };

export const enterBulkState = (
  change: BulkChange,
  state: BulkChangeState,
  event: Omit<BulkChangeMove['event'], 'data'> & { data?: Record<string, unknown> },
): BulkChangeMove => ({
  before: change,
  after: { ...change, state, history: [...change.history, { status: state.status, at: state.since }] },
  event: { ...event, data: { accessChange: change.id, ...change.succession, ...event.data } },
});

export const notReady = ({ siren, id }: Pick<BulkChange, 'siren' | 'id'>): DomainError =>
  new DomainError({ code: 'access-change-not-ready', facts: { organisation: siren, bulkChange: id } });

/** @throws access-change-not-ready unless the change is in one of these states */
export const requireBulkState = (change: BulkChange, ...statuses: BulkChangeState['status'][]): void => {
  if (!statuses.includes(change.state.status)) throw notReady(change);
};

/** The dry run is ready to be shown. Undefined when it already was: the same lines are checked once. */
export const showSummary = (
  change: BulkChange,
  { summary, plan }: { summary: BulkChangeSummary; plan: string },
  now: Instant,
): BulkChangeMove | undefined => {
  if (change.state.status !== 'checking') return undefined;
  const { firstUncovered: _, ...counts } = summary;
  const state = { status: 'checked', since: now, runBefore: runBefore(now) } as const;
  return enterBulkState({ ...change, summary, plan }, state, { type: 'access-change.checked', data: counts });
};

export const giveUpReading = (
  change: BulkChange,
  why: Unreadable,
  now: Instant,
): BulkChangeMove | undefined =>
  change.state.status === 'checking'
    ? enterBulkState(
        change,
        { status: 'unreadable', since: now, why },
        { type: 'access-change.unreadable', data: why },
      )
    : undefined;

const interrupt = (change: BulkChange, work: 'run' | 'undo', now: Instant): BulkChangeMove =>
  enterBulkState(
    change,
    { status: 'interrupted', since: now, work, runBefore: runBefore(now), undoBefore: undoBefore(now) },
    { type: 'access-change.interrupted', data: { work } },
  );

/**
 * Whoever ran or approved it no longer administers, or not without a break, so nothing more is done. What was applied
 * or undone stays. Undefined when no such work is under way.
 */
export const interruptWork = (change: BulkChange, now: Instant): BulkChangeMove | undefined => {
  const { status } = change.state;
  if (status !== 'running' && status !== 'undoing') return undefined;
  return interrupt(change, status === 'running' ? 'run' : 'undo', now);
};

/**
 * The work failed for a reason that nobody foresaw. People see it, and can begin again: lines are sent again, a run or
 * its undoing is resumed. Undefined when no work is under way.
 */
export const giveUpWork = (change: BulkChange, now: Instant): BulkChangeMove | undefined =>
  change.state.status === 'stopping'
    ? interrupt(change, 'undo', now)
    : (giveUpReading(change, { code: 'unforeseen' }, now) ?? interruptWork(change, now));

/** In an all-or-nothing run a card differs from what was shown, so what has been applied is taken back. */
export const stopRunning = (change: BulkChange, now: Instant): BulkChangeMove | undefined =>
  change.state.status === 'running'
    ? enterBulkState(change, { status: 'stopping', since: now }, { type: 'access-change.stopping' })
    : undefined;

/** The work has ended. Undefined when none was under way. */
export const finishWork = (
  change: BulkChange,
  counts: Record<string, number>,
  now: Instant,
): BulkChangeMove | undefined => {
  switch (change.state.status) {
    case 'running':
      return enterBulkState(
        change,
        { status: 'done', since: now, undoBefore: undoBefore(now) },
        { type: 'access-change.done', data: counts },
      );
    case 'stopping':
      return enterBulkState(
        change,
        { status: 'stopped', since: now },
        { type: 'access-change.stopped', data: counts },
      );
    case 'undoing':
      return enterBulkState(
        change,
        { status: 'undone', since: now },
        { type: 'access-change.undone', data: counts },
      );
    default:
      return undefined;
  }
};
