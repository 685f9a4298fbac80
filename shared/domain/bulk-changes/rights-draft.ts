import type { AccessCard } from '../access/access-card.ts';
import type { GrantId, Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { AccessLine, Standing } from './line.ts';
import { mergeRights, putRight, takeRight } from './rights-table.ts';
import { type HeldGrant, heldGrants, periodFromNow, standingsAt, type TimedRights } from './timed-rights.ts';

type Where = Pick<AccessLine, 'service' | 'place'>;

/** Whether anything is held there. Without a service any service counts; for "all" any establishment counts. */
export const holdsAnyOf = (held: readonly TimedRights[], { service, place }: Where): boolean =>
  held.some(({ rights }) =>
    (service === undefined ? [...rights.values()] : [rights.get(service)]).some((places) =>
      place === 'all' ? (places?.size ?? 0) > 0 : places?.has(place) || places?.has('all'),
    ),
  );

/** The rights of one person while a bulk change is worked out. The card itself does not change. */
export const createRightsDraft = (
  card: Pick<AccessCard, 'timeline' | 'grants'> | undefined,
  everywhere: readonly Siret[],
  now: Instant,
) => {
  const before: readonly HeldGrant[] = heldGrants(card, now);
  const held = heldGrants(card, now);
  const touched = new Set<GrantId>();
  const given = new Map<string, TimedRights>();

  const periodFor = (asked: Parameters<typeof periodFromNow>[0]): TimedRights => {
    const period = periodFromNow(asked, now);
    const key = `${period.from ?? ''} ${period.until ?? ''}`;
    const known = given.get(key) ?? { ...period, rights: new Map() };
    given.set(key, known);
    return known;
  };

  return {
    before,
    /** What is held there by now: what is left of the former rights, and what was put. */
    standings: ({ service = '', place }: Where): Standing[] =>
      standingsAt([...held, ...given.values()], service, place),
    put: ({ service = '', place }: Where, { right, ...period }: Standing): void =>
      putRight(periodFor(period).rights, service, place, right),
    take: (where: Where): void => {
      for (const { id, rights } of held.filter((each) => holdsAnyOf([each], where))) {
        takeRight(rights, where, everywhere);
        touched.add(id);
      }
    },
    /** Grants that lost something end. What is left of them is given again, together with what was put. */
    finish: () => {
      for (const each of held.filter(({ id }) => touched.has(id)))
        mergeRights(periodFor(each).rights, each.rights);
      const gives = [...given.values()].filter(({ rights }) => rights.size > 0);
      return { ends: [...touched], gives, after: [...held.filter(({ id }) => !touched.has(id)), ...gives] };
    },
  };
};

export type RightsDraft = ReturnType<typeof createRightsDraft>;
