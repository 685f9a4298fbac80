import type { Losses } from '../access/losses.ts';
import type { Roster } from '../access/roster.ts';
import { DomainError } from '../errors.ts';
import type { PersonId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import type { BulkChange, BulkChangeState } from './bulk-change.ts';
import {
  type BulkChangeMove,
  type BulkChangeVerdict,
  enterBulkState,
  notReady,
  requireBulkState,
} from './move-bulk-change.ts';
import type { Eyes } from './run-bulk-change.ts';
import { hasSecondEyes, needsSecondEyes } from './second-eyes.ts';

type UndoAsked = Extract<BulkChangeState, { status: 'awaiting-undo-approval' }>;

const begin = (change: BulkChange, who: { by: PersonId } & Eyes, now: Instant): BulkChangeMove =>
  enterBulkState(
    change,
    { status: 'undoing', since: now, ...who },
    { type: 'access-change.undo-begun', data: who },
  );

/**
 * Asks for the undoing of what was applied, also by a run that was interrupted. When it takes much away it waits for a second administrator, as a run
 * does. When none of the possible approvers administers any more, it can be asked for again.
 * @throws access-change-not-ready, undo-too-late
 */
export const requestedUndoing = (
  change: BulkChange,
  losses: Losses,
  { asker, roster, taken, now }: { asker: Party; roster: Roster; taken: Losses; now: Instant },
): BulkChangeMove => {
  const { personId: by, email } = asker;
  requireBulkState(change, 'done', 'awaiting-undo-approval', 'interrupted', 'awaiting-approval');
  const { state } = change;
  if (state.status === 'awaiting-undo-approval' && state.deciders.some((each) => roster.seats.has(each)))
    throw notReady(change);
  const undoBefore = 'undoBefore' in state ? state.undoBefore : undefined;
  if (undoBefore === undefined) throw notReady(change);
  if (undoBefore <= now) throw new DomainError('undo-too-late');
  const deciders = [...roster.seats.keys()].filter((each) => each !== by).sort();
  if (!needsSecondEyes(roster, by, { losses, taken }, now)) return begin(change, { by }, now);
  const bySupport = !hasSecondEyes(roster, { asker: by, deciders }, now);
  return enterBulkState(
    change,
    { status: 'awaiting-undo-approval', since: now, undoBefore, by, email, deciders, bySupport },
    {
      ...{ type: 'access-change.undo-approval-asked', personId: by },
      data: { ...losses, deadline: undoBefore, bySupport },
    },
  );
};

export const isOwnUndo = ({ by, email }: UndoAsked, party: Party): boolean =>
  isSamePerson(party, { personId: by, email });

/** Whether this party may decide on an undoing that waits for another administrator's approval. */
export const mayDecideUndo = (state: UndoAsked, party: Party): boolean =>
  !isOwnUndo(state, party) && state.deciders.includes(party.personId);

/**
 * Four eyes. When the undoing is refused the change stays applied, and its undoing can be asked for again.
 * @throws own-request, not-a-decider, access-change-not-ready, undo-too-late
 */
export const decidedUndoing = (
  change: BulkChange,
  party: Party,
  verdict: BulkChangeVerdict,
  now: Instant,
): BulkChangeMove => {
  const state = requireWaitingUndo(change, now);
  if (isOwnUndo(state, party)) throw new DomainError('own-request');
  if (!mayDecideUndo(state, party)) throw new DomainError('not-a-decider');
  if (verdict.decision === 'approve') return approvedUndo(change, { approvedBy: party.personId }, now);
  return refusedUndo(change, verdict.reason, now);
};

/** @throws access-change-not-ready, undo-too-late unless the undoing waits for second eyes */
export const requireWaitingUndo = (change: BulkChange, now: Instant): UndoAsked => {
  const { state } = change;
  requireBulkState(change, 'awaiting-undo-approval');
  if (state.status !== 'awaiting-undo-approval' || state.undoBefore <= now)
    throw new DomainError('undo-too-late');
  return state;
};

/** The undoing that waited begins. */
export const approvedUndo = (change: BulkChange, eyes: Eyes, now: Instant): BulkChangeMove =>
  begin(change, { by: requireWaitingUndo(change, now).by, ...eyes }, now);

/** The undoing that waited does not begin. */
export const refusedUndo = (change: BulkChange, reason: string, now: Instant): BulkChangeMove => {
  const { by, undoBefore } = requireWaitingUndo(change, now);
  return enterBulkState(
    change,
    { status: 'done', since: now, undoBefore },
    { type: 'access-change.undo-refused', personId: by, reason },
  );
};
