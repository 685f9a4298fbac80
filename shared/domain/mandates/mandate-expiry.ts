import { BOTH_KINDS, type ExpiryNotice, earliest, markSent, noticesOf } from '../access/expiry-moments.ts';
import type { Instant } from '../instants.ts';
import type { Mandate } from './mandate.ts';
import { type MandateTransition, mandateFacts, notBefore } from './mandate-transition.ts';

/** Notices of an accepted mandate that runs out by itself. A mandate that somebody ended was announced then. */
const mandateNotices = ({ stages, terms, expiryTold }: Mandate): ExpiryNotice[] => {
  const stage = stages.at(-1);
  const current = terms.at(-1);
  if (stage?.status !== 'active' || current?.until === undefined) return [];
  return noticesOf({ until: current.until, givenAt: notBefore(stage.from, current), sent: expiryTold });
};

/** When both sides must next be notified that the mandate will run out, or has. */
export const nextMandateExpiry = (mandate: Mandate): Instant | undefined =>
  earliest(mandateNotices(mandate).map(({ at }) => at));

/**
 * Records that the mandate will run out, or has. Undefined when no notice is due. The end itself needs no entry,
 * since decisions read the terms.
 */
export const recordMandateExpiry = (mandate: Mandate, now: Instant): MandateTransition | undefined => {
  const [first] = mandateNotices(mandate).filter(({ at }) => at <= now);
  if (first === undefined) return undefined;
  const isOver = first.until <= now;
  return {
    before: mandate,
    after: {
      ...mandate,
      expiryTold: markSent(mandate.expiryTold, isOver ? BOTH_KINDS : ['expiring'], now),
    },
    event: {
      type: isOver ? 'mandate.expired' : 'mandate.expiring',
      data: { ...mandateFacts(mandate), until: first.until },
    },
  };
};
