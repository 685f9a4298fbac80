import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { HANDLED_EVENTS } from '../../functions/access-change-starter/contract.ts';
import type { environmentSchema as starterSchema } from '../../functions/access-change-starter/env.ts';
import type { environmentSchema as workerSchema } from '../../functions/access-change-worker/env.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { BundledFunction } from '../constructs/bundled-function.ts';
import { grantTableAccess } from '../constructs/grant-table-access.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { WatchedStateMachine } from '../constructs/watched-state-machine.ts';
import { WORKER_TABLE_ACCESS } from '../table-access.ts';
import { accessChange } from '../workflows/access-change.ts';
import type { DataStack } from './data-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
}

const RUNBOOK = 'docs/runbook.md#a-bulk-change-stands-still';
const SUFFERING = `A bulk change was asked for and does not begin: an administrator waits. ${RUNBOOK}`;
const STANDS_STILL = {
  failed: `A bulk change stands still, perhaps half applied: an administrator waits, people may lack rights. ${RUNBOOK}`,
  timedOut: `A bulk change was given up by its workflow, perhaps half applied: people may lack rights. ${RUNBOOK}`,
  aborted: `Somebody stopped the workflow of a bulk change, perhaps half applied: people may lack rights. ${RUNBOOK}`,
};

/** A file that is never checked is of no use to anybody; what was applied can be undone for 30 days. */
const UPLOADS = { prefix: 'uploads/', expiration: Duration.days(1) };
const RESULTS = { prefix: 'access-changes/', expiration: Duration.days(90) };

/** Two copies of a hundred thousand lines fit in it, and it has the processor that comes with it. */
const BOUNDS = { timeout: Duration.minutes(15), memorySize: 1_024 };

/** Bulk changes: their files, the state machine that works through them, its worker, and what begins it. */
export class AccessChangesStack extends Stack {
  readonly files: PrivateBucket;
  readonly stateMachine: WatchedStateMachine;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings, data } = props;
    this.files = this.createFiles(props);
    const name = `${this.stackName}-AccessChange`;
    const worker = this.createWorker(props);
    this.stateMachine = new WatchedStateMachine(this, 'AccessChange', {
      ...{ name, worker, settings, suffering: STANDS_STILL },
      definition: accessChange(this, { worker }),
    });
    this.createStarter(props, this.stateMachine.stateMachineArn);
    this.allowFiles(worker, 's3:GetObject', 's3:PutObject');
    data.key.grant(worker, 'kms:GenerateDataKey');
    new CfnOutput(this, 'FilesBucketName', { value: this.files.bucket.bucketName });
  }

  /** Files that are neither uploads nor results have no place there. */
  allowFiles(lambda: NodejsFunction, ...actions: string[]): void {
    lambda.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions,
        resources: [UPLOADS, RESULTS].map(({ prefix }) => this.files.bucket.arnForObjects(`${prefix}*`)),
      }),
    );
  }

  private createFiles({ settings, data }: Props): PrivateBucket {
    return new PrivateBucket(this, 'FilesBucket', {
      key: data.key,
      settings,
      rules: {
        lifecycleRules: [UPLOADS, RESULTS].map((rule) => ({
          ...rule,
          noncurrentVersionExpiration: Duration.days(1),
        })),
        // The portal's pages send files to the links that the API gives them.
        cors: [
          {
            allowedOrigins: settings.portalOrigins,
            allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
            allowedHeaders: ['content-type'],
          },
        ],
      },
    });
  }

  private createWorker({ settings, data }: Props): NodejsFunction {
    const environment: z.input<typeof workerSchema> = {
      TABLE_NAME: data.table.tableName,
      FILES_BUCKET_NAME: this.files.bucket.bucketName,
    };
    const bundled = new BundledFunction(this, 'Worker', {
      folder: 'access-change-worker',
      environment: { ...environment },
      logRetentionDays: settings.logRetentionDays,
      bounds: BOUNDS,
    });
    grantTableAccess(bundled.function, data, WORKER_TABLE_ACCESS['access-change-worker']);
    this.acknowledgeFiles(bundled);
    return bundled.function;
  }

  /** For whoever may reach files: each has a name of its own. */
  acknowledgeFiles(scope: Construct, bucketArn = `<${this.getLogicalId(this.files.resource)}.Arn>`): void {
    for (const { prefix } of [UPLOADS, RESULTS]) {
      acknowledge(
        scope,
        `AwsSolutions-IAM5[Resource::${bucketArn}/${prefix}*]`,
        'Each file has a name of its own, below its organisation; none is listed or deleted.',
      );
    }
  }

  private createStarter({ settings, data }: Props, stateMachineArn: string): void {
    const environment: z.input<typeof starterSchema> = { ACCESS_STATE_MACHINE_ARN: stateMachineArn };
    const { function: lambda } = new StreamConsumer(this, 'Starter', {
      folder: 'access-change-starter',
      environment: { ...environment },
      events: HANDLED_EVENTS,
      data,
      rows: [],
      logRetentionDays: settings.logRetentionDays,
      suffering: SUFFERING,
    });
    lambda.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['states:StartExecution'],
        resources: [stateMachineArn],
      }),
    );
  }
}
