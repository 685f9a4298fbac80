import type { Roster } from '../access/roster.ts';
import { hasPower, protectedUntil, requirePower } from '../access/roster-rules.ts';
import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import {
  type AdministratorChange,
  type Approval,
  approvalOf,
  isClosed,
  isProven,
} from './administrator-change.ts';
import { type Actor, isOwnRequest, later } from './transition.ts';

/** Somebody asks what they may do to a request at that moment. */
export interface Question {
  change: AdministratorChange;
  party: Actor;
  roster: Pick<Roster, 'seats' | 'departures' | 'contests'>;
  now: Instant;
}

/** An agent asks. Whether they are outside the organisation is a condition on their card. */
export interface AgentsQuestion extends Pick<Question, 'change' | 'now'> {
  party: Party;
}

/** Why not, as the code of the refusal; undefined: they may. */
type WhyNot<Q> = (question: Q) => RefusalCode | undefined;
type RefusalCode =
  | 'change-closed'
  | 'change-not-ready'
  | 'own-request'
  | 'forbidden'
  | 'not-a-decider'
  | 'already-objected'
  | 'already-withdrawn'
  | 'not-your-approval'
  | 'contest-over'
  | 'support-only'
  | 'already-stopped'
  | 'second-agent-needed'
  | 'case-not-dealt';

/** After the second return only support approves. */
export const MAX_RETURNS = 2;

const isBefore = (change: AdministratorChange, ...statuses: string[]): boolean =>
  statuses.includes(change.state.status);

/** Somebody who administers now, and is not the candidate. */
const whyNotInPlace: WhyNot<Question> = ({ change, party, roster }) => {
  if (isClosed(change)) return 'change-closed';
  if (isOwnRequest(change, party)) return 'own-request';
  return roster.seats.has(party.personId) ? undefined : 'forbidden';
};

/** Whether they have administered without a break since before the request was made. */
export const administersSinceBefore = (
  { requestedAt, deciders }: AdministratorChange,
  { seats }: Pick<Roster, 'seats'>,
  personId: Party['personId'],
): boolean => {
  const seat = seats.get(personId);
  return seat !== undefined && seat.since <= requestedAt && (deciders?.includes(personId) ?? true);
};

/** Whoever became administrator by one `first` request may approve the other ones that were open then. */
const cameByFirst = (
  { convertedAt }: AdministratorChange,
  { seats }: Pick<Roster, 'seats'>,
  personId: Party['personId'],
): boolean => convertedAt !== undefined && seats.get(personId)?.became.how === 'first';

const whyNotRefuse: WhyNot<Question> = (question) => {
  const { change, party, roster } = question;
  const out = whyNotInPlace(question);
  if (out !== undefined) return out;
  if (change.outgoing?.personId === party.personId) return 'not-a-decider';
  if (!administersSinceBefore(change, roster, party.personId)) return 'not-a-decider';
  const isUntouched = change.letters.length === 0 && change.returns === 0;
  return isBefore(change, 'pending') && isUntouched ? undefined : 'change-not-ready';
};

/** Until when an approval can be objected to. */
const contestableUntil = ({ state, effectiveFrom }: AdministratorChange): Instant | undefined => {
  if (state.status === 'contestable') return later(state.until, effectiveFrom);
  return state.status === 'approved' ? state.effectiveAt : undefined;
};

const isFinal = (approval: Approval | undefined): boolean => approval?.way === 'support' && approval.isFinal;

const whyNotObject: WhyNot<Question> = (question) => {
  const { change, party, now } = question;
  const out = whyNotInPlace(question);
  if (out !== undefined) return out;
  if (change.objections.some(({ by }) => by === party.personId)) return 'already-objected';
  if (isFinal(approvalOf(change))) return 'change-not-ready';
  const until = contestableUntil(change);
  return until !== undefined && until <= now ? 'contest-over' : undefined;
};

/**
 * Whether the request would end somebody whom support restored or appointed against an objection, and neither they nor two
 * agents approve it: nobody else does for 90 days (authority: rule 10).
 */
export const isShielded = (
  { outgoing }: Pick<AdministratorChange, 'outgoing'>,
  roster: Pick<Roster, 'seats'>,
  approval: Pick<Approval, 'way'> & { by?: Party['personId'] | undefined },
  now: Instant,
): boolean =>
  outgoing !== undefined &&
  protectedUntil(roster, outgoing.personId, now) !== undefined &&
  approval.way !== 'support' &&
  approval.by !== outgoing.personId;

const whyNotApprove: WhyNot<Question> = (question) => {
  const { change, party, roster, now } = question;
  const out = whyNotInPlace(question);
  if (out !== undefined) return out;
  const isDecider =
    administersSinceBefore(change, roster, party.personId) || cameByFirst(change, roster, party.personId);
  if (!isDecider) return 'not-a-decider';
  if (!isBefore(change, 'pending', 'escalated')) return 'change-not-ready';
  if (isShielded(change, roster, { way: 'co-optation', by: party.personId }, now)) return 'support-only';
  return change.returns < MAX_RETURNS ? undefined : 'support-only';
};

const whyNotWithdraw: WhyNot<Question> = (question) => {
  const { change, party } = question;
  const out = whyNotInPlace(question);
  if (out !== undefined) return out;
  const approval = approvalOf(change);
  if (approval?.way !== 'co-optation' || approval.by !== party.personId) return 'not-your-approval';
  return change.withdrawals.some(({ by }) => by === party.personId) ? 'already-withdrawn' : undefined;
};

/** An agent for whom the request is another person's. */
const whyNotAgent: WhyNot<AgentsQuestion> = ({ change, party }) => {
  if (isClosed(change)) return 'change-closed';
  return isOwnRequest(change, party) ? 'own-request' : undefined;
};

/** Whether the agent said it, with whatever account. */
const isBy = (party: Party, { agent, email }: { agent: Party['personId']; email: string }): boolean =>
  isSamePerson(party, { personId: agent, email });

const whyNotStop: WhyNot<AgentsQuestion> = (question) => {
  const { change, party } = question;
  const out = whyNotAgent(question);
  if (out !== undefined) return out;
  return change.stops.some((stop) => isBy(party, stop)) ? 'already-stopped' : undefined;
};

/** Whether two agents may decide on it. After two returns nobody else can. */
export const isWithSupport = (change: AdministratorChange): boolean =>
  isBefore(change, 'escalated', 'contested') ||
  (isBefore(change, 'pending') && change.returns >= MAX_RETURNS);

/** An agent who may be dealt the case: no answer of theirs stands in it. */
const whyNotBeDealt: WhyNot<AgentsQuestion> = (question) => {
  const { change, party } = question;
  const out = whyNotAgent(question);
  if (out !== undefined) return out;
  if (!isWithSupport(change)) return 'change-not-ready';
  const answered = [...change.supportApprovals.filter(isProven), ...change.stops];
  return answered.some((answer) => isBy(party, answer)) ? 'second-agent-needed' : undefined;
};

const whyNotDecideAsSupport: WhyNot<AgentsQuestion> = (question) => {
  const { change, party } = question;
  const out = whyNotBeDealt(question);
  if (out !== undefined) return out;
  return change.dealt.some((deal) => isBy(party, deal)) ? undefined : 'case-not-dealt';
};

/** See the body while they work on the case, answered or not. */
const whyNotView: WhyNot<AgentsQuestion> = (question) => {
  const { change, party } = question;
  const out = whyNotAgent(question);
  if (out !== undefined) return out;
  return change.dealt.some((deal) => isBy(party, deal)) ? undefined : 'case-not-dealt';
};

/** The candidate's acts. The way to the command has found out that it is the candidate. */
const whyNotCancel: WhyNot<Pick<Question, 'change'>> = ({ change }) =>
  isClosed(change) ? 'change-closed' : undefined;

const whyNotUseKey: WhyNot<Pick<Question, 'change'>> = ({ change }) => {
  if (isClosed(change)) return 'change-closed';
  if (!isBefore(change, 'pending', 'escalated')) return 'change-not-ready';
  return change.returns < MAX_RETURNS ? undefined : 'support-only';
};

const may =
  <Q>(whyNot: WhyNot<Q>) =>
  (question: Q): boolean =>
    whyNot(question) === undefined;

/** Whether they have the power over others in this organisation (authority: rules 9 and 10). */
const isPowerful = ({ roster, party, now }: Question): boolean => hasPower(roster, party.personId, now);

/** Refuse for good, as an administrator in place (authority: "Who may say what"). */
export const canRefuse = (question: Question): boolean => may(whyNotRefuse)(question) && isPowerful(question);
/** Object, as any administrator but the candidate: once, and until two agents have decided over an objection. */
export const canObject = may(whyNotObject);
/** Approve by co-optation. */
export const canApprove = (question: Question): boolean =>
  may(whyNotApprove)(question) && isPowerful(question);
/** Take one's own approval back. */
export const canWithdraw = may(whyNotWithdraw);
/** Stop the request, as an agent of support, at any stage. */
export const canStop = may(whyNotStop);
/** Be dealt the case by support's queue. */
export const canBeDealt = may(whyNotBeDealt);
/** Answer a dealt case. */
export const canDecideAsSupport = may(whyNotDecideAsSupport);
export const canCancel = may(whyNotCancel);
/** Order the activation key, or enter it. */
export const canUseKey = may(whyNotUseKey);

const require =
  <Q extends Pick<Question, 'change'>>(whyNot: WhyNot<Q>) =>
  (question: Q): void => {
    const code = whyNot(question);
    if (code === undefined) return;
    const facts = { administratorChange: question.change.id };
    throw code === 'change-closed' || code === 'change-not-ready'
      ? new DomainError({ code, facts })
      : new DomainError(code);
  };

export const requireMayObject = require(whyNotObject);
/** @throws new-administrator, power-contested besides */
export const requireMayApprove = (question: Question): void => {
  require(whyNotApprove)(question);
  requirePower(question.roster, question.party.personId, question.now);
};
export const requireMayWithdraw = require(whyNotWithdraw);
export const requireMayStop = require(whyNotStop);
export const requireMayDecideAsSupport = require(whyNotDecideAsSupport);
export const requireMayView = require(whyNotView);
export const requireMayCancel = require(whyNotCancel);
export const requireMayUseKey = require(whyNotUseKey);

/**
 * Whether the approval still holds when the request takes effect. Who approved must administer since before the
 * request, unless they have left by themselves or were replaced since; of two agents neither has withdrawn. The key was
 * judged when it was entered.
 */
export const holdsAtEffect = (
  change: AdministratorChange,
  roster: Pick<Roster, 'seats' | 'departures'>,
): boolean => {
  const approval = approvalOf(change);
  switch (approval?.way) {
    case 'co-optation':
      return approval.by !== undefined && stillVouches(change, roster, approval.by, approval.at);
    case 'activation-key':
      return approval.headOffice !== undefined;
    case 'support':
      return !change.stops.some(({ agent, takenBack }) => !takenBack && approval.agents.includes(agent));
    default:
      return false;
  }
};

const stillVouches = (
  change: AdministratorChange,
  roster: Pick<Roster, 'seats' | 'departures'>,
  by: Party['personId'],
  approvedAt: Instant,
): boolean => {
  if (administersSinceBefore(change, roster, by) || cameByFirst(change, roster, by)) return true;
  const departure = roster.departures.get(by);
  return (
    departure !== undefined &&
    (departure.how === 'left' || departure.how === 'replaced') &&
    // One unbroken time in the roster holds both the approval and the leaving: nobody was put out in between.
    departure.since <= approvedAt &&
    approvedAt <= departure.at
  );
};
