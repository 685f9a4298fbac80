import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import { type AdministratorChange, nextDeadline, type Way } from './administrator-change.ts';
import type { RefusalReason } from './refusal-reasons.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import {
  type AdministratorChangeTransition,
  amend,
  enterState,
  later,
  requireNotOwn,
  requireState,
} from './transition.ts';

export type AdministratorChangeVerdict = { decision: 'approve' } | { decision: 'refuse'; reason: string };

const refuse = (
  change: AdministratorChange,
  way: Way,
  reason: string,
  now: Instant,
): AdministratorChangeTransition =>
  enterState(
    change,
    { status: 'refused', since: now, way, reason },
    { type: 'administrator-change.refused', data: { way }, reason },
  );

const approve = (change: AdministratorChange, way: Way, now: Instant): AdministratorChangeTransition => {
  const effectiveAt = later(now, change.effectiveFrom);
  return enterState(
    change,
    { status: 'approved', since: now, way, effectiveAt },
    { type: 'administrator-change.approved', data: { way, effectiveAt } },
  );
};

const SUSPENDED: RefusalReason = 'candidate-suspended';

/**
 * Refuses an approved request whose candidate is suspended in the organisation on the day of effect: an approval
 * lifts no suspension. Undefined for a request that was not approved.
 */
export const refuseSuspended = (
  change: AdministratorChange,
  now: Instant,
): AdministratorChangeTransition | undefined =>
  change.state.status === 'approved' ? refuse(change, change.state.way, SUSPENDED, now) : undefined;

/** An approval by key or by support can be contested for a while. */
export const openContest = (
  change: AdministratorChange,
  way: Way,
  now: Instant,
  terms: AdministratorChangeTerms,
): AdministratorChangeTransition => {
  const until = after(now, terms.contestDays, terms);
  return enterState(
    change,
    { status: 'contestable', since: now, until, way },
    { type: 'administrator-change.contest-opened', data: { way, deadline: until } },
  );
};

/**
 * Only somebody who administered the organisation when the request was made may decide for it, and never the
 * candidate. @throws own-request, not-a-decider
 */
export const requireDecider = (change: AdministratorChange, party: Party): void => {
  requireNotOwn(change, party);
  if (!change.deciders.includes(party.personId)) throw new DomainError('not-a-decider');
};

/**
 * Co-optation: any one active administrator approves or refuses, also while support is considering the request. The
 * transaction checks that the actor still administers.
 * @throws own-request, not-a-decider, change-closed, change-not-ready
 */
export const decideByAdministrator = (
  change: AdministratorChange,
  actor: Party,
  verdict: AdministratorChangeVerdict,
  now: Instant,
): AdministratorChangeTransition => {
  requireDecider(change, actor);
  requireState(change, 'pending', 'escalated');
  return verdict.decision === 'approve'
    ? approve(change, 'co-optation', now)
    : refuse(change, 'co-optation', verdict.reason, now);
};

/** An approval of before addresses had to be verified, by an agent without one: nobody can be told from them. */
const isProven = ({ email }: AdministratorChange['supportApprovals'][number]): boolean => email !== '';

/** Whether this agent, with whatever account, is one of those who have approved. */
export const hasApproved = ({ supportApprovals }: AdministratorChange, party: Party): boolean =>
  supportApprovals
    .filter(isProven)
    .some(({ agent, email }) => isSamePerson(party, { personId: agent, email }));

/**
 * Support: one agent refuses, or two different agents approve. Their approval can be contested, unless it answers an
 * objection, because both versions were known by then.
 * @throws own-request, change-closed, change-not-ready, second-agent-needed
 */
export const decideBySupport = (
  change: AdministratorChange,
  agent: Party,
  verdict: { decision: 'approve' | 'refuse'; reason: string },
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
): AdministratorChangeTransition => {
  requireNotOwn(change, agent);
  requireState(change, 'escalated', 'contested');
  if (verdict.decision === 'refuse') return refuse(change, 'support', verdict.reason, now);
  if (hasApproved(change, agent)) throw new DomainError('second-agent-needed');
  const { personId, email } = agent;
  const supportApprovals = [...change.supportApprovals.filter(isProven), { agent: personId, email, at: now }];
  const approved = { ...change, supportApprovals };
  if (supportApprovals.length < 2) {
    return amend(
      change,
      { supportApprovals },
      {
        type: 'administrator-change.support-approved',
        data: { deadline: nextDeadline(change)?.at },
        reason: verdict.reason,
      },
    );
  }
  const transition =
    change.state.status === 'contested'
      ? approve(approved, 'support', now)
      : openContest(approved, 'support', now, terms);
  const { event } = transition;
  return { ...transition, before: change, event: { ...event, reason: verdict.reason } };
};

/**
 * An administrator objects within the window. Support then decides, with both versions before it.
 * @throws own-request, not-a-decider, change-closed, change-not-ready, contest-over
 */
export const object = (
  change: AdministratorChange,
  actor: Party,
  reason: string,
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
): AdministratorChangeTransition => {
  requireDecider(change, actor);
  requireState(change, 'contestable');
  const { state } = change;
  if (state.status !== 'contestable' || state.until <= now) throw new DomainError('contest-over');
  const expiresAt = after(now, terms.expireAfterDays - terms.escalateAfterDays, terms);
  return enterState(
    { ...change, supportApprovals: [] },
    { status: 'contested', since: now, expiresAt, objection: { by: actor.personId, reason } },
    { type: 'administrator-change.contested', data: { deadline: expiresAt }, reason },
  );
};

/** The candidate withdraws a request that has not taken effect. @throws change-closed */
export const cancel = (change: AdministratorChange, now: Instant): AdministratorChangeTransition => {
  requireState(change, 'pending', 'escalated', 'contestable', 'contested', 'approved');
  return enterState(change, { status: 'cancelled', since: now }, { type: 'administrator-change.cancelled' });
};

/** Approves the request when the contest window has passed without an objection. Undefined otherwise. */
export const closeContest = (
  change: AdministratorChange,
  now: Instant,
): AdministratorChangeTransition | undefined =>
  change.state.status === 'contestable' && change.state.until <= now
    ? approve(change, change.state.way, now)
    : undefined;
