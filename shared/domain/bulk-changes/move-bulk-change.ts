import type { Losses } from '../access/losses.ts';
import type { Roster } from '../access/roster.ts';
import { DomainError } from '../errors.ts';
import { type EventType, FIRST_HASH } from '../events.ts';
import type { PersonId, Siren } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import {
  type ApplyMode,
  type BulkChange,
  type BulkChangeId,
  type BulkChangeState,
  type BulkChangeSummary,
  isOutdated,
  lossesOf,
  runBefore,
  type Unreadable,
  undoBefore,
} from './bulk-change.ts';
import type { CarryOver } from './carry-over.ts';
import { hasSecondEyes, needsSecondEyes } from './second-eyes.ts';

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

/** Takes in lines, which will be checked. */
export const requestBulkChange = (asked: {
  id: BulkChangeId;
  siren: Siren;
  requester: Party;
  source: BulkChange['source'];
  upload?: string | undefined;
  now: Instant;
}): BulkChangeMove => {
  const { id, siren, requester, source, upload, now } = asked;
  return {
    before: undefined,
    after: {
      ...{ id, siren, source, requestedAt: now },
      ...(upload !== undefined && { upload }),
      requestedBy: requester.personId,
      requesterEmail: requester.email,
      state: { status: 'checking', since: now },
      history: [{ status: 'checking', at: now }],
      version: 0,
      lastEventHash: FIRST_HASH,
    },
    event: { type: 'access-change.requested', data: { accessChange: id, source } },
  };
};

/** A change whose lines the register itself has made and shown: it is checked from the start. Nothing is stored of it yet. */
export const checkedCarryOver = (asked: {
  id: BulkChangeId;
  siren: Siren;
  requester: Party;
  move: CarryOver;
  now: Instant;
}): BulkChange => {
  const { id, siren, requester, move, now } = asked;
  return {
    ...{ id, siren, source: 'lines', requestedAt: now },
    succession: { siret: move.siret, successor: move.successor },
    requestedBy: requester.personId,
    requesterEmail: requester.email,
    state: { status: 'checked', since: now, runBefore: runBefore(now) },
    history: [{ status: 'checked', at: now }],
    version: 0,
    lastEventHash: FIRST_HASH,
  };
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

/** Whose eyes approved it, if any were needed: an administrator's, or two agents'. */
export type Eyes = { approvedBy: PersonId } | { agents: PersonId[] } | object;

const begin = (
  change: BulkChange,
  who: { mode: ApplyMode; by: PersonId } & Eyes,
  now: Instant,
): BulkChangeMove =>
  enterBulkState(
    change,
    { status: 'running', since: now, ...who },
    { type: 'access-change.begun', data: who },
  );

const requireNotOutdated = (change: BulkChange, now: Instant): void => {
  if (isOutdated(change, now)) throw new DomainError('access-change-outdated');
};

type Runnable = Extract<BulkChangeState, { status: 'checked' | 'interrupted' }>;

/** Whether there is a run to begin, or to resume. */
const isRunnable = (state: BulkChangeState): state is Runnable =>
  state.status === 'checked' || (state.status === 'interrupted' && state.work === 'run');

/**
 * Asks for the run of what was shown, or for the rest of it. A large removal waits for second eyes where they are
 * necessary.
 * @throws access-change-not-ready, access-change-outdated, access-change-faulty
 */
export const requestedRun = (
  change: BulkChange,
  mode: ApplyMode,
  { asker, roster, taken, now }: { asker: Party; roster: Roster; taken: Losses; now: Instant },
): BulkChangeMove => {
  const { personId: actor, email } = asker;
  requireBulkState(change, 'checked', 'interrupted');
  requireNotOutdated(change, now);
  const { summary, state } = change;
  if (summary === undefined || !isRunnable(state)) throw notReady(change);
  if (mode === 'all-or-nothing' && summary.faulty > 0) {
    const { siren, id } = change;
    throw new DomainError({
      code: 'access-change-faulty',
      facts: { organisation: siren, bulkChange: id, count: summary.faulty },
    });
  }
  const deciders = [...roster.seats.keys()]
    .filter((each) => each !== actor && each !== change.requestedBy)
    .sort();
  if (!needsSecondEyes(roster, actor, { losses: lossesOf(summary), taken }, now))
    return begin(change, { mode, by: actor }, now);
  const bySupport = !hasSecondEyes(roster, { asker: actor, deciders }, now);
  return enterBulkState(
    change,
    {
      ...{
        status: 'awaiting-approval',
        since: now,
        runBefore: state.runBefore,
        mode,
        by: actor,
        email,
        deciders,
        bySupport,
      },
      ...(state.status === 'interrupted' && { undoBefore: state.undoBefore }),
    },
    { type: 'access-change.approval-asked', data: { mode, deadline: state.runBefore, bySupport } },
  );
};

/** Whether this party asked for the change, or for its run, with whatever account. */
export const isOwnRun = ({ requestedBy, requesterEmail, state }: BulkChange, party: Party): boolean =>
  isSamePerson(party, { personId: requestedBy, email: requesterEmail }) ||
  (state.status === 'awaiting-approval' &&
    isSamePerson(party, { personId: state.by ?? requestedBy, email: state.email }));

/** Whether this party may decide on a change that waits for another administrator's approval. */
export const mayDecide = (change: BulkChange, party: Party): boolean =>
  change.state.status === 'awaiting-approval' &&
  !isOwnRun(change, party) &&
  change.state.deciders.includes(party.personId);

/**
 * Four eyes: the decider is neither the requester nor who asked for the run, and administered when it was asked for.
 * @throws own-request, not-a-decider, access-change-not-ready, access-change-outdated
 */
export const decidedRun = (
  change: BulkChange,
  party: Party,
  verdict: BulkChangeVerdict,
  now: Instant,
): BulkChangeMove => {
  const { personId } = party;
  if (isOwnRun(change, party)) throw new DomainError('own-request');
  const state = requireWaitingRun(change, now);
  if (!state.deciders.includes(personId)) throw new DomainError('not-a-decider');
  if (verdict.decision === 'approve') return approvedRun(change, { approvedBy: personId }, now);
  return refusedRun(change, { by: personId, reason: verdict.reason }, now);
};

type WaitingRun = Extract<BulkChangeState, { status: 'awaiting-approval' }>;

/** @throws access-change-not-ready, access-change-outdated unless the run waits for second eyes */
export const requireWaitingRun = (change: BulkChange, now: Instant): WaitingRun => {
  const { state } = change;
  if (state.status !== 'awaiting-approval') throw notReady(change);
  requireNotOutdated(change, now);
  return state;
};

/** The run that waited begins. */
export const approvedRun = (change: BulkChange, eyes: Eyes, now: Instant): BulkChangeMove => {
  const { mode, by = change.requestedBy } = requireWaitingRun(change, now);
  return begin(change, { mode, by, ...eyes }, now);
};

/** The run that waited does not begin. What an interrupted one had applied stays. */
export const refusedRun = (
  change: BulkChange,
  { by, reason }: { by: PersonId; reason: string },
  now: Instant,
): BulkChangeMove => {
  const state = requireWaitingRun(change, now);
  if (state.undoBefore !== undefined) {
    const { runBefore: until, undoBefore: undoUntil } = state;
    return enterBulkState(
      change,
      { status: 'interrupted', since: now, work: 'run', runBefore: until, undoBefore: undoUntil },
      { type: 'access-change.refused', reason },
    );
  }
  return enterBulkState(
    change,
    { status: 'refused', since: now, by, reason },
    { type: 'access-change.refused', reason },
  );
};

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
