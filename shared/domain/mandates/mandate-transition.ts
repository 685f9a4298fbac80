import { DomainError } from '../errors.ts';
import type { EventType } from '../events.ts';
import { mandataryOf, mandatorOf } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Mandate, MandateStage, MandateStatus } from './mandate.ts';
import { mandateStatusAt } from './mandate.ts';

/**
 * What a command does to a mandate, and the event that records it on both sides. All are stored together or not at
 * all.
 */
export interface MandateTransition {
  before: Mandate | undefined;
  after: Mandate;
  event: { type: EventType; data: Record<string, unknown>; reason?: string };
}

/** The facts that every event of a mandate carries: identifiers and values, no names. */
export const mandateFacts = ({ id }: Pick<Mandate, 'id'>) => ({
  mandate: id,
  mandator: mandatorOf(id),
  mandatary: mandataryOf(id),
});

/** The clocks of two servers may differ, so nothing begins before what it follows. */
export const notBefore = (instant: Instant, last: { from: Instant } | undefined): Instant =>
  last !== undefined && last.from > instant ? last.from : instant;

/** Enters a stage. Earlier stages stay as they were. */
export const enterMandateStage = (
  mandate: Mandate,
  stage: MandateStage,
  event: { type: EventType; data?: Record<string, unknown>; reason?: string | undefined },
): MandateTransition => {
  const { type, data, reason } = event;
  const from = notBefore(stage.from, mandate.stages.at(-1));
  return {
    before: mandate,
    after: { ...mandate, stages: [...mandate.stages, { ...stage, from }] },
    event: {
      type,
      data: { ...mandateFacts(mandate), ...data },
      ...(reason !== undefined && { reason }),
    },
  };
};

/** The status that counts for a command now. */
export const currentStatus = (mandate: Mandate, now: Instant): MandateStatus =>
  mandateStatusAt(mandate, notBefore(now, mandate.stages.at(-1))) ?? 'proposed';

/** @throws mandate-not-active, mandate-not-proposed when the mandate has another status */
export const requireStatus = (
  mandate: Mandate,
  now: Instant,
  wanted: Extract<MandateStatus, 'proposed' | 'active'>,
): void => {
  const status = currentStatus(mandate, now);
  if (status !== wanted) {
    throw new DomainError({ code: `mandate-not-${wanted}`, facts: { mandate: mandate.id } });
  }
};
