import { DomainError } from '../errors.ts';
import type { PersonId } from '../identifiers.ts';
import { addDays, type Instant } from '../instants.ts';
import { REMOVAL_DAYS, type Roster, type Seat } from './roster.ts';

/** Somebody whom another administrator appointed decides on no other administrator for so long (authority: rule 9). */
export const NEW_ADMINISTRATOR_DAYS = 7;

/** Until when somebody is new among the administrators; undefined for who is not, or whom no other one appointed. */
export const newUntil = ({ since, became }: Seat, now: Instant): Instant | undefined => {
  if (became.by === undefined) return undefined;
  const until = addDays(since, NEW_ADMINISTRATOR_DAYS);
  return now < until ? until : undefined;
};

/**
 * The power over other administrators: to appoint, end, suspend or demote one, to approve or refuse a request, to be
 * a second pair of eyes (authority: rules 9 and 10). The caller makes the roster a condition of its transaction.
 * @throws forbidden, new-administrator, power-contested
 */
export const requirePower = (
  { seats, contests }: Pick<Roster, 'seats' | 'contests'>,
  actor: PersonId,
  now: Instant,
): void => {
  const seat = seats.get(actor);
  if (seat === undefined) throw new DomainError('forbidden');
  const until = newUntil(seat, now);
  if (until !== undefined) throw new DomainError({ code: 'new-administrator', facts: { until } });
  if ([...contests.values()].some(({ held }) => held.includes(actor)))
    throw new DomainError('power-contested');
};

/** No administrator removes for so long somebody whom support restored, or appointed against an objection (rule 10). */
export const PROTECTED_DAYS = 90;

/** How support's own appointment is noted, when it was made against somebody's will. */
export const protectedFrom = (now: Instant): Pick<Seat, 'protectedUntil'> => ({
  protectedUntil: addDays(now, PROTECTED_DAYS),
});

/** The authority that work over time needs again for each of its parts (authority: rule 12). */
export interface Standing {
  by: PersonId;
  /** Who approved it. */
  alsoBy: PersonId | undefined;
  /** They must have administered without a break since then. */
  since: Instant;
  /** Whether one person alone does it. */
  isByHand: boolean;
}

/** @throws forbidden unless everybody has administered since the work began */
export const requireStanding = ({ seats }: Roster, { by, alsoBy, since }: Standing): void => {
  for (const personId of [by, ...(alsoBy === undefined ? [] : [alsoBy])]) {
    const seat = seats.get(personId);
    if (seat === undefined || seat.since > since) throw new DomainError('forbidden');
  }
};

/** Until when no administrator may remove this person; undefined when they may. */
export const protectedUntil = (
  { seats }: Pick<Roster, 'seats'>,
  personId: PersonId,
  now: Instant,
): Instant | undefined => {
  const until = seats.get(personId)?.protectedUntil;
  return until !== undefined && now < until ? until : undefined;
};

/**
 * The power to end, suspend or demote this other administrator. By their own hand an administrator removes one in 24
 * hours; the same one again, as when a suspended administrator is ended, is the same removal.
 * @throws forbidden, new-administrator, power-contested, administrator-protected, one-removal-a-day
 */
export const requireMayRemove = (
  roster: Roster,
  { asker, target, isByHand }: { asker: PersonId; target: PersonId; isByHand: boolean },
  now: Instant,
): void => {
  requirePower(roster, asker, now);
  const shielded = protectedUntil(roster, target, now);
  if (shielded !== undefined)
    throw new DomainError({ code: 'administrator-protected', facts: { until: shielded } });
  const last = roster.removals.get(asker);
  if (!isByHand || last === undefined || last.of === target) return;
  const until = addDays(last.at, REMOVAL_DAYS);
  if (now < until) throw new DomainError({ code: 'one-removal-a-day', facts: { until } });
};

/** Whether a rule lets them, for the pages that show the way. */
const isAllowed = (rule: () => void): boolean => {
  try {
    rule();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
};

/** Whether they have the power over other administrators now. */
export const hasPower = (...question: Parameters<typeof requirePower>): boolean =>
  isAllowed(() => requirePower(...question));

/** Whether they may end, suspend or demote this other administrator now. */
export const mayRemove = (...question: Parameters<typeof requireMayRemove>): boolean =>
  isAllowed(() => requireMayRemove(...question));
