import type { AdministratorChange, Checked } from './administrator-change.ts';
import { isOpposed, isProven, standingStops } from './administrator-change.ts';
import { nextDeadline } from './deadlines.ts';
import { approve, contest, isRefusedBySupport, openContest, refuse, takenBack } from './decide.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import { type AdministratorChangeTransition, move } from './transition.ts';
import { type AgentsQuestion, canBeDealt, requireMayDecideAsSupport, requireMayStop } from './who-may.ts';

export type SupportVerdict =
  | { decision: 'approve'; checked: Checked; reason: string }
  | { decision: 'refuse'; reason: string };

export interface AgentsAct extends AgentsQuestion {
  terms: AdministratorChangeTerms;
}

/** Two yeses or two noes decide. Agents who hold the case at the same time see nothing of each other. */
const AGENTS = 2;
/** A case that is not answered within a day is dealt to somebody else. */
const HELD_DAYS = 1;

const agentOf = ({ party: { personId, email } }: AgentsAct) => ({ agent: personId, email });

/** How many more agents are to be dealt the case now. */
const seatsLeft = ({ change, now, terms }: AgentsAct): number => {
  const hasAnswered = (agent: string): boolean =>
    [...change.supportApprovals, ...change.stops].some((answer) => answer.agent === agent);
  const holding = change.dealt.filter(
    ({ agent, at }) => !hasAnswered(agent) && now < after(at, HELD_DAYS, terms),
  );
  const yes = change.supportApprovals.filter(isProven).length;
  return (
    AGENTS - Math.max(yes, standingStops(change).filter(({ isAnswer }) => isAnswer).length) - holding.length
  );
};

/** Whether the queue would deal this case to that agent. */
export const isToDeal = (act: AgentsAct): boolean =>
  canBeDealt(act) &&
  seatsLeft(act) > 0 &&
  !act.change.dealt.some(({ agent }) => agent === act.party.personId);

/** The queue deals the case to an agent. */
export const deal = (act: AgentsAct): AdministratorChangeTransition =>
  move(
    act.change,
    { dealt: [...act.change.dealt, { ...agentOf(act), at: act.now }] },
    { type: 'administrator-change.dealt' },
  );

const noOf = (act: AgentsAct, reason: string, isAnswer: boolean): AdministratorChange => ({
  ...act.change,
  stops: [...act.change.stops, { ...agentOf(act), at: act.now, reason, isAnswer, takenBack: false }],
});

/** Both agents' yes. Where somebody had said no, they had it before them, and nobody objects again. */
const approvedBySupport = (
  change: AdministratorChange,
  { now, terms }: AgentsAct,
): AdministratorChangeTransition => {
  const isFinal = isOpposed(change);
  const agents = change.supportApprovals.map(({ agent }) => agent);
  const approval = { way: 'support', at: now, agents, isFinal } as const;
  return isFinal
    ? approve({ ...change, ...takenBack(change) }, approval, now)
    : openContest(change, approval, now, terms);
};

/**
 * An agent answers a case that they were dealt. Two yeses approve, two noes refuse.
 * @throws change-closed, own-request, change-not-ready, second-agent-needed, case-not-dealt
 */
export const decideBySupport = (act: AgentsAct, verdict: SupportVerdict): AdministratorChangeTransition => {
  requireMayDecideAsSupport(act);
  const { change, now } = act;
  const { reason } = verdict;
  const answered: AdministratorChange =
    verdict.decision === 'refuse'
      ? noOf(act, reason, true)
      : {
          ...change,
          supportApprovals: [
            ...change.supportApprovals.filter(isProven),
            { ...agentOf(act), at: now, checked: verdict.checked },
          ],
        };
  const checked = verdict.decision === 'approve' ? { checked: verdict.checked } : {};
  const because = (transition: AdministratorChangeTransition): AdministratorChangeTransition => ({
    ...transition,
    before: change,
    event: { ...transition.event, reason, data: { ...transition.event.data, ...checked } },
  });
  if (isRefusedBySupport(answered)) return because(refuse(answered, 'support', reason, now));
  if (answered.supportApprovals.length >= AGENTS) return because(approvedBySupport(answered, act));
  return because(
    move(
      answered,
      {},
      {
        type: 'administrator-change.support-answered',
        data: { decision: verdict.decision, deadline: nextDeadline(change)?.at },
      },
    ),
  );
};

/**
 * An agent stops the request, whatever its state, once. Two others decide. The second stop that stands refuses it.
 * @throws change-closed, own-request, already-stopped
 */
export const stop = (act: AgentsAct, reason: string): AdministratorChangeTransition => {
  requireMayStop(act);
  const { change, now, terms, party } = act;
  const stopped = noOf(act, reason, false);
  const { stops } = stopped;
  const own = stopped.supportApprovals.filter(({ agent }) => agent !== party.personId);
  const because = (transition: AdministratorChangeTransition): AdministratorChangeTransition => ({
    ...transition,
    before: change,
    event: { ...transition.event, reason },
  });
  if (isRefusedBySupport(stopped)) return because(refuse(stopped, 'support', reason, now));
  if (change.state.status === 'contestable' || change.state.status === 'approved') {
    return because(contest(change, { stops }, { now, terms, reason }));
  }
  return because(move(change, { stops, supportApprovals: own }, { type: 'administrator-change.stopped' }));
};
