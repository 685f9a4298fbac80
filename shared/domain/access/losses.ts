import * as z from 'zod/mini';
import { addDays, type Instant, instantSchema } from '../instants.ts';
import { includesRight } from '../rights.ts';
import { type AccessCard, stageAt } from './access-card.ts';
import { type EstablishmentScope, type Grant, grantPhaseAt } from './grant.ts';

/** What is taken away: rights, and people who are left with nothing. */
export interface Losses {
  removals: number;
  losingLastRight: number;
}

export const NO_LOSSES: Losses = { removals: 0, losingLastRight: 0 };

export const addLosses = (a: Losses, b: Losses): Losses => ({
  removals: a.removals + b.removals,
  losingLastRight: a.losingLastRight + b.losingLastRight,
});

/** What an administrator took away in one organisation, by the hour in which it happened. */
export const lossesTakenSchema = z.object({
  hours: z.record(
    z.string(),
    z.object({ until: instantSchema, removals: z.number(), losingLastRight: z.number() }),
  ),
  version: z.number(),
});
export type LossesTaken = z.infer<typeof lossesTakenSchema>;

/** What is taken away is summed over seven days (authority: rule 11). */
const SUMMED_DAYS = 7;

const recent = ({ hours }: LossesTaken, now: Instant): LossesTaken['hours'] =>
  Object.fromEntries(Object.entries(hours).filter(([, { until }]) => now < addDays(until, SUMMED_DAYS)));

/** What was taken away in the last seven days. */
export const sumLosses = (taken: LossesTaken | undefined, now: Instant): Losses =>
  taken === undefined ? NO_LOSSES : Object.values(recent(taken, now)).reduce(addLosses, NO_LOSSES);

const HOUR_LENGTH = '2026-01-01T00'.length;

/** Adds what is taken away now. An hour's losses leave the sum together, with the last of them. */
export const takeLosses = (taken: LossesTaken | undefined, losses: Losses, now: Instant): LossesTaken => {
  const hours = taken === undefined ? {} : recent(taken, now);
  const hour = now.slice(0, HOUR_LENGTH);
  const sum = addLosses(hours[hour] ?? NO_LOSSES, losses);
  return { hours: { ...hours, [hour]: { ...sum, until: now } }, version: (taken?.version ?? 0) + 1 };
};

/** The grants that somebody who is active, or was invited, holds now or will. */
const liveGrants = (card: AccessCard | undefined, now: Instant): Grant[] => {
  const status = card && stageAt(card, now)?.status;
  if (card === undefined || (status !== 'active' && status !== 'invited')) return [];
  return card.grants.filter((grant) => ['in-force', 'upcoming'].includes(grantPhaseAt(grant, now)));
};

const includesScope = (wider: EstablishmentScope, siret: EstablishmentScope): boolean =>
  wider === 'all' || (siret !== 'all' && siret.every((each) => wider.includes(each)));

const placesOf = ({ establishments }: Grant): EstablishmentScope[] =>
  establishments === 'all' ? ['all'] : establishments.map((siret) => [siret]);

/** Whether one of the grants gives as much of that service there: as high, as soon and for as long. */
const isKept = (
  grants: readonly Grant[],
  held: Grant,
  { service, place, now }: { service: string; place: EstablishmentScope; now: Instant },
): boolean =>
  grants.some((grant) => {
    const [had, has] = [held.services[service], grant.services[service]];
    const begins = held.from > now ? held.from : now;
    return (
      grant.mandateId === held.mandateId &&
      had !== undefined &&
      has !== undefined &&
      includesRight(has, had) &&
      includesScope(grant.establishments, place) &&
      grant.from <= begins &&
      (grant.until === undefined || (held.until !== undefined && held.until <= grant.until))
    );
  });

/**
 * What a change takes from a card, however it does so: each right of a service at a place that is no longer held as
 * high, as soon and as long.
 */
export const lossesBetween = (before: AccessCard | undefined, after: AccessCard, now: Instant): Losses => {
  const [held, kept] = [liveGrants(before, now), liveGrants(after, now)];
  const removals = held.flatMap((grant) =>
    Object.keys(grant.services).flatMap((service) =>
      placesOf(grant).filter((place) => !isKept(kept, grant, { service, place, now })),
    ),
  ).length;
  const isLeftWithNothing = removals > 0 && !kept.some((grant) => grantPhaseAt(grant, now) === 'in-force');
  return { removals, losingLastRight: isLeftWithNothing ? 1 : 0 };
};
