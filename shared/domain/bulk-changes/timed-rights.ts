import { type AccessCard, stageAt } from '../access/access-card.ts';
import { type Grant, grantPhaseAt, isOwn } from '../access/grant.ts';
import type { Instant } from '../instants.ts';
import { includesRight } from '../rights.ts';
import type { LinePlace, Standing } from './line.ts';
import { type RightsTable, takeApart } from './rights-table.ts';

/** Rights over one period. Without `from` they hold from now on. */
export interface TimedRights {
  from?: Instant;
  until?: Instant;
  rights: RightsTable;
}

/** The rights of one grant that is in force or upcoming. */
export interface HeldGrant extends TimedRights {
  id: Grant['id'];
}

/** The period from now on: what has begun counts as beginning now. */
export const periodFromNow = (
  { from, until }: { from?: Instant | undefined; until?: Instant | undefined },
  now: Instant,
): Pick<TimedRights, 'from' | 'until'> => ({
  ...(from !== undefined && from > now && { from }),
  ...(until !== undefined && { until }),
});

type Holding = Pick<AccessCard, 'timeline' | 'grants'> | undefined;

/** The card's grants that are in force or upcoming. Empty when the member has left, or when there is no card. */
const liveGrants = (card: Holding, now: Instant): Grant[] => {
  const status = card && stageAt(card, now)?.status;
  if (card === undefined || status === undefined || status === 'ended') return [];
  return card.grants.filter((grant) => ['in-force', 'upcoming'].includes(grantPhaseAt(grant, now)));
};

/** Whether the member holds any grant, also under a mandate. */
export const holdsAny = (card: Holding, now: Instant): boolean => liveGrants(card, now).length > 0;

/**
 * The card's grants on its own organisation that are in force or upcoming. A bulk change leaves alone what is held
 * under another organisation's mandate.
 */
export const heldGrants = (card: Holding, now: Instant): HeldGrant[] =>
  liveGrants(card, now)
    .filter(isOwn)
    .map((grant) => ({ id: grant.id, ...periodFromNow(grant, now), rights: takeApart(grant) }));

/** The rights on a service at a place, one per period. At an establishment, rights on "all" count too. */
export const standingsAt = (held: readonly TimedRights[], service: string, place: LinePlace): Standing[] =>
  held.flatMap(({ from, until, rights }) => {
    const places = rights.get(service);
    const own = places?.get(place);
    const general = place === 'all' ? undefined : places?.get('all');
    const right = own !== undefined && (general === undefined || includesRight(own, general)) ? own : general;
    if (right === undefined) return [];
    return [{ right, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }];
  });

/** Whether one of the standings gives that right or a higher one for the whole period. */
export const coversStanding = (standings: readonly Standing[], { right, from, until }: Standing): boolean =>
  standings.some(
    (held) =>
      includesRight(held.right, right) &&
      (held.from === undefined || (from !== undefined && held.from <= from)) &&
      (held.until === undefined || (until !== undefined && until <= held.until)),
  );

/** Whether `others` give everything that `ones` give: everywhere, as high, as soon and for as long. */
export const coversAll = (others: readonly TimedRights[], ones: readonly TimedRights[]): boolean =>
  ones.every(({ rights, ...period }) =>
    [...rights].every(([service, places]) =>
      [...places].every(([place, right]) =>
        coversStanding(standingsAt(others, service, place), { right, ...period }),
      ),
    ),
  );

/** Later than any instant. */
const FOREVER = '9';

/** The instant until which something is held without a break from now on; `now` when nothing is. */
const heldUntil = (held: readonly TimedRights[], now: Instant): string =>
  held
    .map(({ from = now, until = FOREVER }) => ({ from, until }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<string>((end, { from, until }) => (from <= end && until > end ? until : end), now);

/**
 * Whether a person who holds something is left with nothing, at once or sooner than before. A right given in its
 * place for a minute, or from next year on, does not count as kept.
 */
export const losesLastRight = (
  { before, after }: { before: readonly TimedRights[]; after: readonly TimedRights[] },
  now: Instant,
): boolean => (before.length > 0 && after.length === 0) || heldUntil(after, now) < heldUntil(before, now);

/** The same question about the cards themselves. A member who leaves also loses what they hold under mandates. */
export const leavesWithNothing = (before: Holding, after: Holding, now: Instant): boolean => {
  const held = { before: heldGrants(before, now), after: heldGrants(after, now) };
  return losesLastRight(held, now) || (holdsAny(before, now) && !holdsAny(after, now));
};

/** The same text for the same standings, in any order. */
export const signatureOf = (standings: readonly Standing[]): string =>
  standings
    .map(({ right, from = '', until = '' }) => `${right} ${from} ${until}`)
    .sort()
    .join(', ');

/** The one to show to people: the highest right, and the first of equal ones. */
export const foremost = (standings: readonly Standing[]): Standing | undefined =>
  standings.reduce<Standing | undefined>(
    (best, each) => (best === undefined || !includesRight(best.right, each.right) ? each : best),
    undefined,
  );
