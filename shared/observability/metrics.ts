import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Namespace and service come from the environment. */
const metrics = new Metrics();

export type PublishCounts = (
  dimensions: Readonly<Record<string, string>>,
  counts: Readonly<Record<string, number>>,
) => void;

/**
 * Counts, by name, of one thing that was done. They go out as one line of the log, in CloudWatch's embedded metric
 * format. Each dimension's values are few: they multiply the metrics that are paid for.
 */
export const publishCounts: PublishCounts = (dimensions, counts) => {
  metrics.addDimensions({ ...dimensions });
  for (const [name, count] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, count);
  metrics.publishStoredMetrics();
};
