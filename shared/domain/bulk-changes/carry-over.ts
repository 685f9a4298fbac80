import { type AccessCard, stageAt } from '../access/access-card.ts';
import { type Grant, grantPhaseAt, isOwn } from '../access/grant.ts';
import type { Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { AccessLine } from './line.ts';
import { coversStanding, heldGrants, standingsAt } from './timed-rights.ts';

/** An establishment that moved, and where to. `begins` is absent where the rights hold from the run on. */
export interface CarryOver {
  siret: Siret;
  successor: Siret;
  begins?: Instant | undefined;
}

const namesPlace = ({ establishments }: Grant, siret: Siret): boolean =>
  establishments !== 'all' && establishments.includes(siret);

/**
 * The card's grants that name that establishment and are in force or upcoming. A grant on all establishments covers the
 * new one by itself, and one under another organisation's mandate is that organisation's to move.
 */
export const grantsThere = ({ grants }: Pick<AccessCard, 'grants'>, siret: Siret, now: Instant): Grant[] =>
  grants.filter(
    (grant) =>
      isOwn(grant) && namesPlace(grant, siret) && ['in-force', 'upcoming'].includes(grantPhaseAt(grant, now)),
  );

/** Whether the card's rights can be carried over: its person is a member, or invited. Nothing is given to a suspended one. */
export const isCarried = (card: Pick<AccessCard, 'timeline'>, now: Instant): boolean => {
  const status = stageAt(card, now)?.status;
  return status === 'active' || status === 'invited';
};

/** Whether the card's rights there stay behind, because its person is suspended. */
export const staysBehind = (card: AccessCard, siret: Siret, now: Instant): boolean =>
  stageAt(card, now)?.status === 'suspended' && grantsThere(card, siret, now).length > 0;

/** The table keeps a map in any order, and what is shown twice is to be the same. */
const byCode = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

/**
 * What a bulk change adds to one card so that its rights go with the establishment: each with its level and its end. What
 * has not begun begins on its day. What would end before it begins is left out.
 */
export const linesToCarryOver = (
  card: AccessCard,
  { siret, successor, begins }: CarryOver,
  now: Instant,
): Omit<AccessLine, 'line'>[] => {
  if (!isCarried(card, now)) return [];
  const { email, familyName, givenName } = card.holder;
  return grantsThere(card, siret, now).flatMap(({ services, from, until }) => {
    const first = begins !== undefined && begins > from ? begins : from;
    if (until !== undefined && until <= (first > now ? first : now)) return [];
    return Object.entries(services)
      .sort(byCode)
      .map(([service, right]) => ({
        ...{ action: 'add' as const, email, familyName, givenName, place: successor, service, right },
        ...(first > now && { from: first }),
        ...(until !== undefined && { until }),
      }));
  });
};

/** The services on which the card loses its right with the old establishment, and has not got it at the new one yet. */
export const servicesLost = (card: AccessCard, move: CarryOver, now: Instant): string[] => {
  const held = heldGrants(card, now);
  const lost = linesToCarryOver(card, move, now).filter(
    ({ service = '', right, from, until }) =>
      right !== undefined &&
      !coversStanding(standingsAt(held, service, move.successor), {
        right,
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
      }),
  );
  return [...new Set(lost.flatMap(({ service }) => service ?? []))].sort();
};
