import type { Roster } from '../access/roster.ts';
import type { Instant } from '../instants.ts';
import type { AdministratorChange } from './administrator-change.ts';
import { NEW_ROUND, refuse, returned } from './decide.ts';
import type { RefusalReason } from './refusal-reasons.ts';
import { pendingFrom } from './states.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';
import { type AdministratorChangeTransition, amendState, later, move } from './transition.ts';
import { holdsAtEffect, isShielded } from './who-may.ts';

/** A newcomer has at least this long to object to what was approved before they came. */
const NEWCOMERS_DAYS = 1;

/** Whether the request is approved, its day has come, and it has not taken effect yet. */
export const isDue = ({ state }: AdministratorChange, now: Instant): boolean =>
  state.status === 'approved' && state.appliedAt === undefined && state.effectiveAt <= now;

/** The request takes effect. The caller changes the cards in the same transaction. */
const applied = (change: AdministratorChange, now: Instant): AdministratorChangeTransition | undefined =>
  change.state.status === 'approved'
    ? amendState(change, { ...change.state, appliedAt: now }, { type: 'administrator-change.applied' })
    : undefined;

const OUTGOING_GONE: RefusalReason = 'outgoing-gone';

/**
 * A `first` request becomes `additional` when somebody else administers. What was approved stays so, and the newcomer
 * has a day at least to object; otherwise it waits for the newcomer, with fresh deadlines. Undefined for all others.
 */
export const converted = (
  change: AdministratorChange,
  { seats }: Pick<Roster, 'seats'>,
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
): AdministratorChangeTransition | undefined => {
  const { state } = change;
  if (change.kind !== 'first' || seats.size === 0) return undefined;
  const event = { type: 'administrator-change.converted' } as const;
  const newcomer = { kind: 'additional', convertedAt: now } as const;
  if (state.status === 'escalated') {
    const next = pendingFrom(now, terms);
    return move(
      change,
      { ...newcomer, ...NEW_ROUND },
      { ...event, data: { deadline: next.escalatesAt } },
      next,
    );
  }
  if (state.status === 'contested') {
    return move(change, newcomer, { ...event, data: { deadline: state.overdueAt } });
  }
  const least = after(now, NEWCOMERS_DAYS, terms);
  if (state.status === 'contestable') {
    const until = later(state.until, least);
    const put = amendState(
      { ...change, ...newcomer },
      { ...state, until },
      { ...event, data: { deadline: until } },
    );
    return { ...put, before: change };
  }
  if (state.status !== 'approved' || state.appliedAt !== undefined) return undefined;
  const effectiveAt = later(state.effectiveAt, least);
  const put = amendState(
    { ...change, ...newcomer },
    { ...state, effectiveAt },
    { ...event, data: { effectiveAt, deadline: effectiveAt } },
  );
  return { ...put, before: change };
};

/** What comes of an approved request on its day. */
export type Effect =
  | { what: 'applied'; transition: AdministratorChangeTransition }
  | { what: 'not-applied'; transition: AdministratorChangeTransition };

/**
 * Judges an approved request on its day, by the roster of the transaction that makes it true. `isOutgoingGone`: whoever
 * is to be replaced has ended already, so that nothing is left to be done, and the candidate reads no more than that.
 * Undefined when its day has not come.
 */
export const takeEffect = (
  change: AdministratorChange,
  roster: Pick<Roster, 'seats' | 'departures'>,
  isOutgoingGone: boolean,
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
): Effect | undefined => {
  if (!isDue(change, now) || change.state.status !== 'approved') return undefined;
  const { approval } = change.state;
  const conversion = converted(change, roster, { now, terms });
  if (conversion !== undefined) return { what: 'not-applied', transition: conversion };
  if (isOutgoingGone) {
    return { what: 'not-applied', transition: refuse(change, approval.way, OUTGOING_GONE, now) };
  }
  if (isShielded(change, roster, approval, now)) {
    return { what: 'not-applied', transition: returned(change, 'protected', { now, terms }) };
  }
  if (!holdsAtEffect(change, roster)) {
    return { what: 'not-applied', transition: returned(change, 'no-authority', { now, terms }) };
  }
  const transition = applied(change, now);
  return transition && { what: 'applied', transition };
};
