import { Duration } from 'aws-cdk-lib';
import { Alarm, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { CapabilityName } from '../../functions/capabilities.ts';
import type { Settings } from '../config.ts';
import { metricsNamespace } from '../metrics-namespace.ts';
import { TABLE_ACCESS } from '../table-access.ts';
import { BundledFunction } from './bundled-function.ts';
import type { CapabilityEnvironments } from './capability-environments.ts';
import { grantTableAccess } from './grant-table-access.ts';
import { VersionAlarm } from './version-alarm.ts';

interface Props<Name extends CapabilityName> {
  capability: Name;
  /** The type that the Lambda's own zod schema parses, so that a missing variable does not compile. */
  environment: CapabilityEnvironments[Name];
  table: TableV2;
  key: Key;
  logRetentionDays: Settings['logRetentionDays'];
}

/** One failure may be a passing fault of AWS that a repeated request gets over. */
const FAILURES_PER_MINUTE = 5;
const MINUTE = { period: Duration.minutes(1), statistic: 'Sum' };

const IMPACT: Partial<Record<CapabilityName, string>> = {
  decisions:
    'Declaration services get no decision: nobody can declare or sign. docs/runbook.md#decisions-are-not-answered',
};

/** The Lambda of one capability, with its own rows of `TABLE_ACCESS`. */
export class CapabilityFunction<Name extends CapabilityName> extends BundledFunction {
  readonly capability: Name;
  /** The alias that the API calls. A deployment points it to the new version. */
  readonly live: Alias;
  /** Requests fail, in any version. */
  readonly failing: Alarm;
  /** Requests fail in the newest version. */
  readonly newestFailing: Alarm;

  constructor(scope: Construct, id: string, props: Props<Name>) {
    const { capability, environment, table, key, logRetentionDays } = props;
    super(scope, id, { folder: capability, environment: { ...environment }, logRetentionDays });
    this.capability = capability;
    grantTableAccess(this.function, { table, key }, TABLE_ACCESS[capability]);
    this.live = this.function.addAlias('live');
    this.failing = this.watchFailures();
    this.newestFailing = new VersionAlarm(this, 'NewestFailing', {
      capability,
      version: this.function.currentVersion,
      alias: this.live,
      logGroup: this.function.logGroup,
    }).alarm;
  }

  private watchFailures(): Alarm {
    const answered = new MetricFilter(this, 'AnsweredWithFailure', {
      logGroup: this.function.logGroup,
      filterPattern: FilterPattern.numberValue('$.status', '>=', 500),
      metricNamespace: metricsNamespace(this),
      metricName: `${this.capability}-failures`,
      metricValue: '1',
    });
    return new Alarm(this, 'Failing', {
      // A handler answers 500 itself. Only Lambda counts crashes and time-outs.
      metric: new MathExpression({
        expression: 'FILL(answered, 0) + FILL(broken, 0)',
        usingMetrics: { answered: answered.metric(MINUTE), broken: this.live.metricErrors(MINUTE) },
        period: MINUTE.period,
        label: `failures of ${this.capability}`,
      }),
      alarmDescription:
        IMPACT[this.capability] ??
        `Requests to ${this.capability} fail: people and services are asked to try again later. docs/runbook.md#requests-fail`,
      threshold: FAILURES_PER_MINUTE,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
