import type { GrantLimit } from '../access/granting.ts';
import { DomainError, type Fault } from '../errors.ts';
import type { Instant } from '../instants.ts';
import { pointerTo } from '../pointer.ts';
import { type Mandate, termsAt } from './mandate.ts';
import { type Extent, excessOver } from './mandate-bounds.ts';
import { notBefore, requireStatus } from './mandate-transition.ts';

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
    ...excess.services.map(({ service, right, allowed }) => ({
      pointer: pointerTo('services', service),
      detail:
        allowed === undefined
          ? `${service} (${right}) : le mandat ne couvre pas ce service.`
          : `${service} (${right}) : le mandat s’arrête au droit ${allowed}.`,
    })),
    ...excess.establishments.map(({ siret, index }) => ({
      pointer: pointerTo('establishments', index),
      detail: `${siret} : le mandat ne couvre pas cet établissement.`,
    })),
    ...(beginsTooLate
      ? [{ pointer: '/from', detail: `Le mandat prend fin à l’instant ${terms.until}.` }]
      : []),
    ...(excess.until === undefined
      ? []
      : [{ pointer: '/until', detail: `Le mandat prend fin à l’instant ${excess.until}.` }]),
  ];
  if (faults.length > 0) throw new DomainError('exceeds-mandate', { faults });
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
