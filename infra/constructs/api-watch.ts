import { Duration } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { CapabilityName } from '../../functions/capabilities.ts';
import type { CapabilityFunction } from './capability-function.ts';

interface Props {
  stage: HttpStage;
  functions: readonly CapabilityFunction<CapabilityName>[];
}

const FIVE_MINUTES = Duration.minutes(5);
const SUM = { period: FIVE_MINUTES, statistic: 'Sum' };
/** Per cent. With fewer requests than this, one failure alone would be a rate. */
const FAILED_RATE = 1;
const FEWEST_REQUESTS = 100;
const SLOW_MILLISECONDS = 2_000;

/**
 * An alarm takes ten metrics at most:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
const MOST_METRICS = 10;

const tens = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MOST_METRICS) }, (_, index) =>
    all.slice(index * MOST_METRICS, (index + 1) * MOST_METRICS),
  );

/** What people and services feel of the API, with its alarms. */
export class ApiWatch extends Construct {
  readonly requests: IMetric;
  readonly failedRate: IMetric;
  readonly latencies: readonly IMetric[];
  /** Each of up to ten Lambdas. */
  readonly throttles: readonly IMetric[];
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { stage, functions }: Props) {
    super(scope, id);
    this.requests = stage.metricCount({ ...SUM, label: 'requests' });
    this.failedRate = new MathExpression({
      expression: `IF(requests >= ${FEWEST_REQUESTS}, 100 * failed / requests, 0)`,
      usingMetrics: { requests: stage.metricCount(SUM), failed: stage.metricServerError(SUM) },
      period: FIVE_MINUTES,
      label: 'answered with 5xx, %',
    });
    this.latencies = ['p50', 'p99'].map((statistic) =>
      stage.metricLatency({ period: FIVE_MINUTES, statistic, label: `${statistic}, ms` }),
    );
    this.throttles = tens(functions).map((ten, index) => this.sumOf(ten, index * MOST_METRICS));
    this.alarms = this.watch(stage);
  }

  /** A graph of all of them needs a name for each: `before` is how many come in others. */
  private sumOf(functions: Props['functions'], before: number): IMetric {
    const each = functions.map(
      ({ function: lambda }, index) => [`throttles${before + index}`, lambda.metricThrottles(SUM)] as const,
    );
    return new MathExpression({
      expression: `SUM([${each.map(([name]) => `FILL(${name}, 0)`).join(', ')}])`,
      usingMetrics: Object.fromEntries(each),
      period: FIVE_MINUTES,
      label: 'throttled calls',
    });
  }

  private watch(stage: HttpStage): Alarm[] {
    return [
      this.alarmOn(
        'Failing',
        this.failedRate,
        { threshold: FAILED_RATE, evaluationPeriods: 1 },
        'One request in a hundred fails: people and services are asked to try again later. docs/runbook.md#requests-fail',
      ),
      this.alarmOn(
        'Slow',
        stage.metricLatency({ period: FIVE_MINUTES, statistic: 'p99' }),
        { threshold: SLOW_MILLISECONDS, evaluationPeriods: 3 },
        'One answer in a hundred takes over two seconds: pages hang, and declaration services give up. docs/runbook.md#answers-are-slow',
      ),
      ...this.throttles.map((throttles, index) =>
        this.alarmOn(
          index === 0 ? 'TurnedAway' : `TurnedAway${index + 1}`,
          throttles,
          { threshold: 1, evaluationPeriods: 1 },
          'Lambda turns requests away: some people and services get no answer while others do. docs/runbook.md#requests-are-turned-away',
        ),
      ),
    ];
  }

  private alarmOn(
    id: string,
    metric: IMetric,
    limits: { threshold: number; evaluationPeriods: number },
    alarmDescription: string,
  ): Alarm {
    return new Alarm(this, id, {
      metric,
      alarmDescription,
      ...limits,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
