import type { Decision } from '../../shared/domain/decisions/decide.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { REASON_TEXTS, type ReasonCode } from '../../shared/http/problem-texts/decisions.ts';

export const viewDenial = (reason: ReasonCode, evaluatedAt?: Instant) => {
  const { user, admin } = REASON_TEXTS[reason];
  return {
    decision: false as const,
    context: {
      reason,
      reason_user: user,
      reason_admin: admin,
      ...(evaluatedAt !== undefined && { evaluatedAt }),
    },
  };
};

/** A decision as the contract shows it. `evaluatedAt` is the instant that it is about. */
export const viewDecision = (decision: Decision, evaluatedAt: Instant) => {
  if (!decision.decision) return viewDenial(decision.reason, evaluatedAt);
  const { grant, mandate, version, profileStale } = decision;
  return {
    decision: true as const,
    context: { grant, ...(mandate !== undefined && { mandate }), version, evaluatedAt, profileStale },
  };
};

export type DecisionView = ReturnType<typeof viewDecision>;
