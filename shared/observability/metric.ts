export interface Count {
  /** What is counted. */
  name: string;
  /** In which qualities, the most general first: it can be read by the first alone, by the first two, and so on. */
  by: Readonly<Record<string, string>>;
  /** How many at once; one without it. */
  count?: number;
}

/** Powertools' own variable: the CDK sets it, so that environments that share an account are told apart. */
const namespace = (): string => process.env.POWERTOOLS_METRICS_NAMESPACE ?? 'Trousseau';

/**
 * Fields that make a log line a metric too (CloudWatch's embedded metric format): nothing is sent, nothing waits.
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
