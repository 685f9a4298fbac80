import type { GrantLimit } from '../access/granting.ts';
import { DomainError } from '../errors.ts';
import type { Fault } from '../faults.ts';
import type { Instant } from '../instants.ts';
import { pointerTo } from '../pointer.ts';
import { type Mandate, termsAt } from './mandate.ts';
import { type Excess, type Extent, excessOver } from './mandate-bounds.ts';
import { notBefore, requireStatus } from './mandate-transition.ts';

const serviceFault = ({ service, right, allowed }: Excess['services'][number]): Fault => {
  const pointer = pointerTo('services', service);
  return allowed === undefined
    ? { pointer, code: 'service-not-in-mandate', facts: { service } }
    : { pointer, code: 'right-beyond-mandate', facts: { service, right, allowed } };
};

const untilFault = (
  field: 'from' | 'until',
  code: 'begins-after-mandate' | 'ends-after-mandate',
  until: Instant | undefined,
): Fault[] => (until === undefined ? [] : [{ pointer: pointerTo(field), code, facts: { until } }]);

/**
 * A grant under a mandate never gives more than the mandate says. The refusal lists exactly what exceeds it.
 * @throws mandate-not-active, exceeds-mandate
 */
export const requireWithinMandate = (
  { from, ...asked }: Extent & { from: Instant },
  mandate: Mandate,
  now: Instant,
): void => {
  requireStatus(mandate, now, 'active');
  const terms = termsAt(mandate, notBefore(now, mandate.terms.at(-1)));
  if (terms === undefined) throw new Error('a mandate has terms from its proposal on');
  const excess = excessOver(asked, { ...terms, id: mandate.id });
  const beginsTooLate = terms.until !== undefined && from >= terms.until;
  const faults: Fault[] = [
    ...excess.services.map(serviceFault),
    ...excess.establishments.map(({ siret, index }) => ({
      pointer: pointerTo('establishments', index),
      ...({ code: 'establishment-not-in-mandate', facts: { siret } } as const),
    })),
    ...untilFault('from', 'begins-after-mandate', beginsTooLate ? terms.until : undefined),
    ...untilFault('until', 'ends-after-mandate', excess.until),
  ];
  if (faults.length > 0) {
    throw new DomainError({ code: 'exceeds-mandate', facts: { mandate: mandate.id } }, faults);
  }
};

/** A mandate, as the limit of the grants under it. */
export const limitOf = (mandate: Mandate, now: Instant): GrantLimit => ({
  mandateId: mandate.id,
  require: (asked) => requireWithinMandate(asked, mandate, now),
});

/** Whether the mandate allows that now; no mandate covers nothing. */
export const isWithinMandate = (
  asked: Parameters<typeof requireWithinMandate>[0],
  mandate: Mandate | undefined,
  now: Instant,
): boolean => {
  if (mandate === undefined) return false;
  try {
    requireWithinMandate(asked, mandate, now);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
};
