import { Duration } from 'aws-cdk-lib';
import { Alarm, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { metricsNamespace } from '../metrics-namespace.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import { VersionAlarm } from './version-alarm.ts';

interface Props extends BundledFunctionProps {
  /** What people suffer when it fails, with its section of the runbook. */
  impact: string;
}

/** One failure may be a passing fault of AWS that a repeated request gets over. */
const FAILURES_PER_MINUTE = 5;
const MINUTE = { period: Duration.minutes(1), statistic: 'Sum' };

/** A Lambda that answers requests, with an alias that a release moves and the alarms that move it back. */
export class WatchedFunction extends BundledFunction {
  /** What metrics and releases call it: the folder of its code. */
  readonly label: string;
  /** The alias that its API calls. A deployment points it to the new version. */
  readonly live: Alias;
  /** Requests fail, in any version. */
  readonly failing: Alarm;
  /** Requests fail in the newest version. */
  readonly newestFailing: Alarm;

  constructor(scope: Construct, id: string, { impact, ...props }: Props) {
    super(scope, id, props);
    this.label = props.folder;
    this.live = this.function.addAlias('live');
    this.failing = this.watchFailures(impact);
    this.newestFailing = new VersionAlarm(this, 'NewestFailing', {
      label: this.label,
      version: this.function.currentVersion,
      alias: this.live,
      logGroup: this.function.logGroup,
    }).alarm;
  }

  private watchFailures(alarmDescription: string): Alarm {
    const answered = new MetricFilter(this, 'AnsweredWithFailure', {
      logGroup: this.function.logGroup,
      filterPattern: FilterPattern.numberValue('$.status', '>=', 500),
      metricNamespace: metricsNamespace(this),
      metricName: `${this.label}-failures`,
      metricValue: '1',
    });
    return new Alarm(this, 'Failing', {
      // A handler answers 500 itself. Only Lambda counts crashes and time-outs.
      metric: new MathExpression({
        expression: 'FILL(answered, 0) + FILL(broken, 0)',
        usingMetrics: { answered: answered.metric(MINUTE), broken: this.live.metricErrors(MINUTE) },
        period: MINUTE.period,
        label: `failures of ${this.label}`,
      }),
      alarmDescription,
      threshold: FAILURES_PER_MINUTE,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
