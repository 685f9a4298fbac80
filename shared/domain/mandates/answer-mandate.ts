import { DomainError } from '../errors.ts';
import type { PersonId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Mandate, MandateSide } from './mandate.ts';
import {
  currentStatus,
  enterMandateStage,
  type MandateTransition,
  requireStatus,
} from './mandate-transition.ts';

interface Act {
  by: PersonId;
  now: Instant;
}

/** The mandatary's administrator accepts. @throws mandate-not-proposed */
export const acceptMandate = (mandate: Mandate, { by, now }: Act): MandateTransition => {
  requireStatus(mandate, now, 'proposed');
  return enterMandateStage(mandate, { status: 'active', from: now, by }, { type: 'mandate.accepted' });
};

/** The mandatary's administrator refuses. @throws mandate-not-proposed */
export const refuseMandate = (
  mandate: Mandate,
  { by, now, reason }: Act & { reason?: string | undefined },
): MandateTransition => {
  requireStatus(mandate, now, 'proposed');
  return enterMandateStage(
    mandate,
    { status: 'refused', from: now, by, ...(reason !== undefined && { reason }) },
    { type: 'mandate.refused', reason },
  );
};

/**
 * Either side ends the mandate. The mandator may also take back a proposal; the mandatary refuses it instead. Every
 * grant under it stops at once, since each decision reads the mandate.
 * @throws mandate-not-active
 */
export const endMandate = (
  mandate: Mandate,
  { by, now, side, reason }: Act & { side: MandateSide; reason?: string | undefined },
): MandateTransition => {
  const status = currentStatus(mandate, now);
  if (side === 'mandatary' && status === 'proposed') {
    throw new DomainError({ code: 'mandate-not-active', facts: { mandate: mandate.id } });
  }
  if (status !== 'proposed') requireStatus(mandate, now, 'active');
  return enterMandateStage(
    mandate,
    { status: 'ended', from: now, by, side, ...(reason !== undefined && { reason }) },
    { type: 'mandate.ended', data: { by: side }, reason },
  );
};
