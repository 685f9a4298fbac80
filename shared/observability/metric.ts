export interface Count {
  /** The name of what is counted. */
  name: string;
  /** Dimensions, the most general first. The metric can be read by the first alone, by the first two, and so on. */
  by: Readonly<Record<string, string>>;
  /** How many to count at once; 1 when absent. */
  count?: number;
}

/** Powertools' own variable. The CDK sets it, so that environments that share an account are kept apart. */
const namespace = (): string => process.env.POWERTOOLS_METRICS_NAMESPACE ?? 'Trousseau';

/**
 * Fields that make a log line a metric too (CloudWatch's embedded metric format). Nothing is sent, and nothing waits.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const metric = ({ name, by, count = 1 }: Count) => {
  const names = Object.keys(by);
  return {
    ...by,
    [name]: count,
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: namespace(),
          Dimensions: names.map((_, last) => names.slice(0, last + 1)),
          Metrics: [{ Name: name, Unit: 'Count' }],
        },
      ],
    },
  };
};
