import { Duration } from 'aws-cdk-lib';
import { Alarm, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alias, Version } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { CapabilityName } from '../../functions/capabilities.ts';
import { metricsNamespace } from '../metrics-namespace.ts';

interface Props {
  capability: CapabilityName;
  /** The newest one: what a deployment leads the alias to. */
  version: Version;
  alias: Alias;
  logGroup: ILogGroup;
}

/**
 * In per cent of what the version itself answers, so that the version before cannot outweigh it. Of the few requests
 * that a quiet capability gives a canary one is enough; among the many of a busy one, one is far below.
 */
const FAILED_RATE = 10;
/** As long as a canary lasts. It moves on minute by minute, so that what is told late counts all the same. */
const WINDOW = { period: Duration.minutes(5), statistic: 'Sum' };

/** On the failures of one version alone: while it has a tenth of the requests, those of all say little about it. */
export class VersionAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { capability, version, alias, logGroup }: Props) {
    super(scope, id);
    const answered = {
      metricNamespace: metricsNamespace(this),
      metricName: `${capability}-failures-by-version`,
    };
    new MetricFilter(this, 'AnsweredWithFailure', {
      ...answered,
      logGroup,
      filterPattern: FilterPattern.numberValue('$.status', '>=', 500),
      metricValue: '1',
      // The line says which version wrote it (shared/observability/report.ts).
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
        label: `failures of the newest version of ${capability}, %`,
      }),
      alarmDescription: `One request in ten fails with the newest version of ${capability}: whoever makes it is told to try again later. docs/runbook.md#a-new-version-fails`,
      threshold: FAILED_RATE,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    // It must be about the new version before the alias leads anybody there.
    alias.node.addDependency(this.alarm);
  }
}
