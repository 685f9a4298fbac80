import { Duration } from 'aws-cdk-lib';
import { Alarm, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alias, Version } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { metricsNamespace } from '../metrics-namespace.ts';

interface Props {
  /** What its metrics and its alarm call the Lambda. */
  label: string;
  /** The newest version, which a deployment points the alias to. */
  version: Version;
  alias: Alias;
  logGroup: ILogGroup;
}

/**
 * Per cent of the version's own answers, so that the version before cannot outweigh it. In a quiet Lambda one
 * failure among the few requests of a canary is enough; in a busy one it is far below.
 */
const FAILED_RATE = 10;
/** As long as a canary lasts. The window moves on minute by minute, so late data still counts. */
const WINDOW = { period: Duration.minutes(5), statistic: 'Sum' };

/**
 * Watches the failures of one version alone. While a version gets a tenth of the requests, the total says little
 * about it.
 */
export class VersionAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { label, version, alias, logGroup }: Props) {
    super(scope, id);
    const answered = {
      metricNamespace: metricsNamespace(this),
      metricName: `${label}-failures-by-version`,
    };
    new MetricFilter(this, 'AnsweredWithFailure', {
      ...answered,
      logGroup,
      filterPattern: FilterPattern.numberValue('$.status', '>=', 500),
      metricValue: '1',
      // Each log line names the version that wrote it (shared/observability/report.ts).
      dimensions: { version: '$.version' },
    });
    const ofLambda = (metricName: string): Metric =>
      new Metric({
        namespace: 'AWS/Lambda',
        metricName,
        dimensionsMap: {
          FunctionName: version.lambda.functionName,
          Resource: `${version.lambda.functionName}:${alias.aliasName}`,
          ExecutedVersion: version.version,
        },
        ...WINDOW,
      });
    this.alarm = new Alarm(this, 'Alarm', {
      metric: new MathExpression({
        expression: '100 * (FILL(answered, 0) + FILL(broken, 0)) / requests',
        usingMetrics: {
          answered: new Metric({
            namespace: answered.metricNamespace,
            metricName: answered.metricName,
            dimensionsMap: { version: version.version },
            ...WINDOW,
          }),
          broken: ofLambda('Errors'),
          requests: ofLambda('Invocations'),
        },
        period: WINDOW.period,
        label: `failures of the newest version of ${label}, %`,
      }),
      alarmDescription: `One request in ten fails with the newest version of ${label}: people and services are asked to try again later. docs/runbook.md#a-new-version-fails`,
      threshold: FAILED_RATE,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    // The alarm must watch the new version before the alias points to it.
    alias.node.addDependency(this.alarm);
  }
}
