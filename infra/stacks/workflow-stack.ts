import { ArnFormat, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { environmentSchema as resumerSchema } from '../../functions/administrator-change-resumer/env.ts';
import type { environmentSchema as workflowSchema } from '../../functions/administrator-change-workflow/env.ts';
import type { Settings } from '../config.ts';
import { BundledFunction } from '../constructs/bundled-function.ts';
import { grantTableAccess } from '../constructs/grant-table-access.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { WatchedStateMachine } from '../constructs/watched-state-machine.ts';
import { metricsNamespace } from '../metrics-namespace.ts';
import { WORKER_TABLE_ACCESS } from '../table-access.ts';
import { administratorChange } from '../workflows/administrator-change.ts';
import type { DataStack } from './data-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
}

const RUNBOOK = 'docs/runbook.md#a-change-of-administrator-stands-still';
const IMPACT = {
  givenUp: `A request to become administrator was made or answered, and does not go on: people wait. ${RUNBOOK}`,
  late: `Requests to become administrator that were made or answered go on late: people wait. ${RUNBOOK}`,
};
const STANDS_STILL = {
  failed: `A request to become administrator stands still: it neither escalates, expires nor takes effect. ${RUNBOOK}`,
  timedOut: `A request to become administrator was given up by its workflow: it does not take effect. ${RUNBOOK}`,
  aborted: `Somebody stopped the workflow of a request to become administrator: it does not take effect. ${RUNBOOK}`,
};

const OVERDUE =
  'A contested request to become administrator waits for support for more than three working days: both sides wait. docs/runbook.md#a-contested-request-is-overdue';

/** The change of administrator: the state machine, its worker, and the Lambda that resumes it. */
export class WorkflowStack extends Stack {
  readonly stateMachine: WatchedStateMachine;
  /** The queue of events that start or resume the workflow of a request. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    // Named in advance: the machine needs its Lambda, and the Lambda may answer only this machine.
    const name = `${this.stackName}-AdministratorChange`;
    const stateMachineArn = this.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const workflow = this.createWorkflowLambda(props);
    const { function: resumer, queue } = this.createResumer(props, stateMachineArn);
    this.queue = queue;
    const allow = (lambda: NodejsFunction, ...actions: string[]): void =>
      lambda.addToRolePolicy(
        new PolicyStatement({ effect: Effect.ALLOW, actions, resources: [stateMachineArn] }),
      );
    allow(workflow, 'states:SendTaskSuccess');
    allow(resumer, 'states:StartExecution', 'states:SendTaskSuccess');
    const { settings } = props;
    this.stateMachine = new WatchedStateMachine(this, 'AdministratorChange', {
      ...{ name, worker: workflow, settings, impact: STANDS_STILL },
      definition: administratorChange(this, { workflow }),
    });
    this.watchOverdue();
  }

  /** A contested request never expires, so that somebody must see that support is late. */
  private watchOverdue(): void {
    new Alarm(this, 'Overdue', {
      metric: new Metric({
        namespace: metricsNamespace(this),
        metricName: 'Changes',
        dimensionsMap: { state: 'overdue' },
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
      alarmDescription: OVERDUE,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private createWorkflowLambda({ settings, data }: Props): NodejsFunction {
    const environment: z.input<typeof workflowSchema> = {
      TABLE_NAME: data.table.tableName,
      ADMINISTRATOR_CHANGE_TERMS: JSON.stringify(settings.changeTerms),
    };
    const { function: lambda } = new BundledFunction(this, 'Workflow', {
      folder: 'administrator-change-workflow',
      environment: { ...environment },
      logRetentionDays: settings.logRetentionDays,
    });
    grantTableAccess(lambda, data, WORKER_TABLE_ACCESS['administrator-change-workflow']);
    return lambda;
  }

  private createResumer({ settings, data }: Props, stateMachineArn: string): QueueConsumer {
    const environment: z.input<typeof resumerSchema> = {
      TABLE_NAME: data.table.tableName,
      STATE_MACHINE_ARN: stateMachineArn,
      ADMINISTRATOR_CHANGE_TERMS: JSON.stringify(settings.changeTerms),
    };
    return new QueueConsumer(this, 'Resumer', {
      folder: 'administrator-change-resumer',
      environment: { ...environment },
      data,
      rows: WORKER_TABLE_ACCESS['administrator-change-resumer'],
      logRetentionDays: settings.logRetentionDays,
      impact: IMPACT,
    });
  }
}
