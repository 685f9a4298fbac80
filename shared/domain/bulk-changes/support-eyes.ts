import type { Roster } from '../access/roster.ts';
import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import type { AgentsAnswer, BulkChange } from './bulk-change.ts';
import type { BulkChangeMove } from './move-bulk-change.ts';
import { approvedRun, isOwnRun, refusedRun, requireWaitingRun } from './run-bulk-change.ts';
import { hasSecondEyes } from './second-eyes.ts';
import { approvedUndo, isOwnUndo, refusedUndo, requireWaitingUndo } from './undo-bulk-change.ts';

/** Two agents of one mind decide; where two disagree, a third one does. */
const AGENTS = 2;

type AgentsVerdict = Pick<AgentsAnswer, 'decision' | 'reason'>;

const waitingState = (change: BulkChange, agent: Party, now: Instant) => {
  const isUndo = change.state.status === 'awaiting-undo-approval';
  const state = isUndo ? requireWaitingUndo(change, now) : requireWaitingRun(change, now);
  const isOwn =
    isOwnRun(change, agent) || (state.status === 'awaiting-undo-approval' && isOwnUndo(state, agent));
  if (isOwn) throw new DomainError('own-request');
  return state;
};

/**
 * An agent of support answers for second eyes that nobody in the organisation can give (authority: rule 11). The caller makes
 * the roster a condition, and that the agent is outside the organisation.
 * @throws access-change-not-ready, access-change-outdated, undo-too-late, own-request, second-agent-needed; not-a-decider
 * where an administrator can give them
 */
export const answeredBySupport = (
  change: BulkChange,
  agent: Party,
  verdict: AgentsVerdict,
  { roster, now }: { roster: Pick<Roster, 'seats'>; now: Instant },
): BulkChangeMove => {
  const state = waitingState(change, agent, now);
  const { deciders, by: asker = change.requestedBy, answers: former = [] } = state;
  if (hasSecondEyes(roster, { asker, deciders }, now)) throw new DomainError('not-a-decider');
  if (former.some((each) => isSamePerson(agent, { personId: each.agent, email: each.email })))
    throw new DomainError('second-agent-needed');
  const { personId, email } = agent;
  const answers = [...former, { agent: personId, email, ...verdict, at: now }];
  const { decision, reason } = verdict;
  const agreeing = answers.filter((each) => each.decision === decision).map((each) => each.agent);
  if (agreeing.length < AGENTS) {
    return {
      ...{ before: change, after: { ...change, state: { ...state, answers } } },
      event: { type: 'access-change.support-answered', data: { accessChange: change.id }, reason },
    };
  }
  const isUndo = state.status === 'awaiting-undo-approval';
  const move =
    decision === 'approve'
      ? (isUndo ? approvedUndo : approvedRun)(change, { agents: agreeing }, now)
      : isUndo
        ? refusedUndo(change, reason, now)
        : refusedRun(change, { by: personId, reason }, now);
  return { ...move, event: { ...move.event, reason, data: { ...move.event.data, bySupport: true } } };
};
