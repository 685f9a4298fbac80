import type { Count } from '../../shared/observability/metric.ts';
import type { DecisionView } from './decision-view.ts';

const countOf = (outcome: string, reason: string, count: number): Count => ({
  name: 'Decisions',
  by: { outcome, reason },
  count,
});

/** Counts decisions by outcome and reason. A yes has no reason. */
export const countDecisions = (decisions: readonly DecisionView[]): Count[] => {
  const byReason = new Map<string | undefined, number>();
  for (const view of decisions) {
    const reason = view.decision ? undefined : view.context.reason;
    byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  }
  return [...byReason].map(([reason, count]) =>
    reason === undefined ? countOf('permit', 'granted', count) : countOf('deny', reason, count),
  );
};
