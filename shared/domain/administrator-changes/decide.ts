import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import { type AdministratorChange, nextDeadline, type Way } from './administrator-change.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import {
  type AdministratorChangeTransition,
  amend,
  enterState,
  later,
  type Party,
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

const SUSPENDED =
  'Le candidat est suspendu dans cet organisme : un administrateur doit d’abord rétablir son accès.';

/**
 * On the day of effect the candidate is suspended there: an approval lifts no suspension, and the request is closed.
 * Undefined for a request that was not approved.
 */
export const refuseSuspended = (
  change: AdministratorChange,
  now: Instant,
): AdministratorChangeTransition | undefined =>
  change.state.status === 'approved' ? refuse(change, change.state.way, SUSPENDED, now) : undefined;

/** Approval by key or by support can be contested for a while. */
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

/** Whoever may speak for the body on this request: an administrator of the day it was asked, other than the candidate. */
export const requireDecider = (change: AdministratorChange, party: Party): void => {
  requireNotOwn(change, party);
  if (!change.deciders.includes(party.personId)) throw new DomainError('not-a-decider');
};

/**
 * Co-optation: any one active administrator approves or refuses, also while support is waited for. That the actor still
 * administers is a condition of the transaction.
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

const hasApproved = ({ supportApprovals }: AdministratorChange, { personId, emails }: Party): boolean =>
  supportApprovals.some(({ agent, email }) => agent === personId || emails.includes(email));

/**
 * Support: one agent refuses; two different ones approve. Their approval can be contested, unless it answers an
 * objection: both versions were before them then.
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
  const [email = ''] = agent.emails;
  const supportApprovals = [...change.supportApprovals, { agent: agent.personId, email, at: now }];
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
 * A former administrator objects within the window; support then decides with both versions before it.
 * @throws own-request, not-a-decider, change-closed, change-not-ready
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

/** The candidate withdraws, until it has taken effect. @throws change-closed */
export const cancel = (change: AdministratorChange, now: Instant): AdministratorChangeTransition => {
  requireState(change, 'pending', 'escalated', 'contestable', 'contested', 'approved');
  return enterState(change, { status: 'cancelled', since: now }, { type: 'administrator-change.cancelled' });
};

/** The contest window went by without objection. Undefined when that is not so (any more). */
export const closeContest = (
  change: AdministratorChange,
  now: Instant,
): AdministratorChangeTransition | undefined =>
  change.state.status === 'contestable' && change.state.until <= now
    ? approve(change, change.state.way, now)
    : undefined;
