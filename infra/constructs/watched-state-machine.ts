import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnFunction, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';

interface Props {
  name: string;
  /** The Lambda of all its tasks. */
  worker: Lambda;
  definition: IChainable;
  settings: Pick<Settings, 'logRetentionDays'>;
  /** What people suffer, with the section of the runbook, for each way in which an execution can fail. */
  impact: Record<'failed' | 'timedOut' | 'aborted', string>;
}

/** A state machine of this product, with alarms on executions that fail. */
export class WatchedStateMachine extends StateMachine {
  constructor(scope: Construct, id: string, { name, worker, definition, settings, impact }: Props) {
    const destination = new LogGroup(scope, `${id}Logs`, {
      // With this prefix no policy of the account fills up:
      // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
      logGroupName: `/aws/vendedlogs/states/${name}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(definition),
      // The data of executions contains task tokens, so none of it is logged.
      logs: { destination, level: LogLevel.ERROR, includeExecutionData: false },
    });
    const over = { period: Duration.minutes(5), statistic: 'Sum' };
    this.alarmOn('Failed', this.metricFailed(over), impact.failed);
    this.alarmOn('TimedOut', this.metricTimedOut(over), impact.timedOut);
    this.alarmOn('Aborted', this.metricAborted(over), impact.aborted);
    this.acknowledgeFindings(worker);
  }

  private alarmOn(id: string, metric: IMetric, alarmDescription: string): void {
    new Alarm(this, id, {
      metric,
      alarmDescription,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private acknowledgeFindings(worker: Lambda): void {
    const resource = worker.node.defaultChild;
    if (!(resource instanceof CfnFunction)) throw new Error('the Lambda has no resource');
    const logicalId = Stack.of(this).getLogicalId(resource);
    acknowledge(
      this,
      `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>:*]`,
      'The versions of this one Lambda: a running execution goes on with the one it began with.',
    );
    acknowledge(
      this,
      'AwsSolutions-IAM5[Resource::*]',
      'The delivery of logs is set up with actions that know no resource: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
    );
    acknowledge(
      this,
      'AwsSolutions-SF1',
      'The table holds the history of each request as evidence; the log is for what failed.',
    );
    acknowledge(this, 'AwsSolutions-SF2', 'An execution waits for weeks; a trace is kept for days.');
  }
}
