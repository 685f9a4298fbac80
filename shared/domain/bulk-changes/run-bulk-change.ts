import type { Losses } from '../access/losses.ts';
import type { Roster } from '../access/roster.ts';
import { DomainError } from '../errors.ts';
import type { PersonId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import {
  type ApplyMode,
  type BulkChange,
  type BulkChangeState,
  isOutdated,
  lossesOf,
} from './bulk-change.ts';
import {
  type BulkChangeMove,
  type BulkChangeVerdict,
  enterBulkState,
  notReady,
  requireBulkState,
} from './move-bulk-change.ts';
import { hasSecondEyes, needsSecondEyes } from './second-eyes.ts';

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
