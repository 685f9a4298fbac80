import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import {
  type AdministratorChange,
  type Approval,
  approvalOf,
  isClosed,
  isOpposed,
  standingStops,
  type Way,
} from './administrator-change.ts';
import type { RefusalReason } from './refusal-reasons.ts';
import { contestedFrom, openFrom } from './states.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import { type AdministratorChangeTransition, later, move } from './transition.ts';
import {
  canObject,
  canRefuse,
  MAX_RETURNS,
  type Question,
  requireMayApprove,
  requireMayCancel,
  requireMayObject,
  requireMayWithdraw,
} from './who-may.ts';

export type AdministratorChangeVerdict = { decision: 'approve' } | { decision: 'refuse'; reason: string };

/** What opens a new round of answers by support. */
export const NEW_ROUND = { supportApprovals: [], dealt: [] } as const satisfies Partial<AdministratorChange>;

export const refuse = (
  change: AdministratorChange,
  way: Way,
  reason: string,
  now: Instant,
): AdministratorChangeTransition =>
  move(
    change,
    {},
    { type: 'administrator-change.refused', data: { way }, reason },
    { status: 'refused', since: now, way, reason },
  );

const UNFORESEEN: RefusalReason = 'unforeseen';

/**
 * The register cannot follow the request any further. It ends without effect, as people see, and can be made again.
 * Undefined when it has ended already.
 */
export const giveUp = (
  change: AdministratorChange,
  now: Instant,
): AdministratorChangeTransition | undefined =>
  isClosed(change) ? undefined : refuse(change, approvalOf(change)?.way ?? 'support', UNFORESEEN, now);

export const approve = (
  change: AdministratorChange,
  approval: Approval,
  now: Instant,
): AdministratorChangeTransition => {
  const effectiveAt = later(now, change.effectiveFrom);
  return move(
    change,
    {},
    { type: 'administrator-change.approved', data: { way: approval.way, effectiveAt } },
    { status: 'approved', since: now, approval, effectiveAt },
  );
};

/** Two agents decide, because somebody has said no and somebody else yes. */
export const contest = (
  change: AdministratorChange,
  amendment: Partial<AdministratorChange>,
  { now, terms, reason }: { now: Instant; terms: AdministratorChangeTerms; reason?: string },
): AdministratorChangeTransition => {
  const state = contestedFrom(now, terms);
  const event = { type: 'administrator-change.contested', data: { deadline: state.overdueAt } } as const;
  return move(
    change,
    { ...NEW_ROUND, ...amendment },
    { ...event, ...(reason !== undefined && { reason }) },
    state,
  );
};

/**
 * An approval by key or by support can be contested for a while, longer where nobody administers yet. Where somebody
 * has said no before, support decides first.
 */
export const openContest = (
  change: AdministratorChange,
  approval: Approval,
  now: Instant,
  terms: AdministratorChangeTerms,
): AdministratorChangeTransition => {
  if (isOpposed(change)) return contest(change, {}, { now, terms });
  const until = after(now, change.kind === 'first' ? terms.contestDaysOfFirst : terms.contestDays, terms);
  return move(
    change,
    {},
    { type: 'administrator-change.contest-opened', data: { way: approval.way, deadline: until } },
    { status: 'contestable', since: now, until, approval },
  );
};

export interface AdministratorsAct extends Question {
  terms: AdministratorChangeTerms;
}

/**
 * Keeps an objection. The request is contested at once if it has been approved; otherwise as soon as it is.
 * @throws change-closed, own-request, forbidden, already-objected, contest-over, change-not-ready
 */
export const object = (act: AdministratorsAct, reason: string): AdministratorChangeTransition => {
  requireMayObject(act);
  const { change, party, now, terms } = act;
  const objections = [...change.objections, { by: party.personId, at: now, reason }];
  const { status } = change.state;
  if (status === 'contestable' || status === 'approved') {
    return contest(change, { objections }, { now, terms, reason });
  }
  return move(change, { objections }, { type: 'administrator-change.objected', reason });
};

/**
 * An administrator's no: it refuses for good where it may, and is an objection otherwise.
 * @throws what an objection throws
 */
export const sayNo = (act: AdministratorsAct, reason: string): AdministratorChangeTransition =>
  canRefuse(act) ? refuse(act.change, 'co-optation', reason, act.now) : object(act, reason);

/**
 * Co-optation: any one administrator who was in place before the request approves or says no, also while support is
 * considering it. The transaction checks the roster that this was judged by.
 * @throws change-closed, own-request, forbidden, not-a-decider, change-not-ready, support-only, and what a no throws
 */
export const decideByAdministrator = (
  act: AdministratorsAct,
  verdict: AdministratorChangeVerdict,
): AdministratorChangeTransition => {
  if (verdict.decision === 'refuse') return sayNo(act, verdict.reason);
  requireMayApprove(act);
  const { change, party, now, terms } = act;
  return isOpposed(change)
    ? contest(change, {}, { now, terms })
    : approve(change, { way: 'co-optation', at: now, by: party.personId }, now);
};

/** Why an approval no longer counts. */
export type WhyReturned = 'withdrawn' | 'no-authority' | 'protected';

/**
 * Nothing is decided any more: the request begins anew with fresh deadlines, and everybody is told why. Where
 * it would end somebody whom support protects, only two agents can approve it from now on.
 */
export const returned = (
  change: AdministratorChange,
  why: WhyReturned,
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
  {
    reason,
    ...amendment
  }: Partial<Pick<AdministratorChange, 'withdrawals' | 'objections'>> & {
    reason?: string;
  } = {},
): AdministratorChangeTransition => {
  const returns = why === 'protected' ? Math.max(MAX_RETURNS, change.returns + 1) : change.returns + 1;
  const state = openFrom(change.kind, now, terms);
  const deadline = state.status === 'pending' ? state.escalatesAt : state.expiresAt;
  return move(
    change,
    { ...NEW_ROUND, ...amendment, returns },
    {
      type: 'administrator-change.returned',
      data: { why, deadline, supportOnly: returns >= MAX_RETURNS },
      ...(reason !== undefined && { reason }),
    },
    state,
  );
};

/**
 * Whoever approved takes it back, once per request.
 * @throws change-closed, own-request, forbidden, not-your-approval, already-withdrawn
 */
export const withdraw = (act: AdministratorsAct, reason: string): AdministratorChangeTransition => {
  requireMayWithdraw(act);
  const { change, party, now, terms } = act;
  const withdrawals = [...change.withdrawals, { by: party.personId, at: now, reason }];
  return returned(change, 'withdrawn', { now, terms }, { withdrawals, reason });
};

/**
 * What ending or suspending the candidate's access elsewhere in the organisation says about their request: a
 * withdrawal by whoever approved it, else the no that its author may say. Undefined where they may say none.
 */
export const sayNoByDeed = (
  act: AdministratorsAct,
  reason: string,
): AdministratorChangeTransition | undefined => {
  try {
    return withdraw(act, reason);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return canRefuse(act) || canObject(act) ? sayNo(act, reason) : undefined;
  }
};

/** The candidate takes back a request that has not taken effect. @throws change-closed */
export const cancel = (change: AdministratorChange, now: Instant): AdministratorChangeTransition => {
  requireMayCancel({ change });
  return move(change, {}, { type: 'administrator-change.cancelled' }, { status: 'cancelled', since: now });
};

/** Two agents' yes takes back the noes of other agents. */
export const takenBack = (change: AdministratorChange): Pick<AdministratorChange, 'stops'> => ({
  stops: change.stops.map((stop) => ({ ...stop, takenBack: true })),
});

/** Whether two agents' noes stand: the request is refused for good. */
export const isRefusedBySupport = (change: AdministratorChange): boolean => standingStops(change).length >= 2;
