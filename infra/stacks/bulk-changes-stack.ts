import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import * as z from 'zod/mini';
import type { environmentSchema as starterSchema } from '../../functions/bulk-change-starter/env.ts';
import type { filesEnvironmentSchema } from '../../functions/environment.ts';
import { acknowledge } from '../acknowledge.ts';
import { WORKER_NODE_OPTIONS } from '../bundling.ts';
import type { Settings } from '../config.ts';
import { BundledFunction } from '../constructs/bundled-function.ts';
import { grantTableAccess } from '../constructs/grant-table-access.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { WatchedStateMachine } from '../constructs/watched-state-machine.ts';
import { WORKER_TABLE_ACCESS } from '../table-access.ts';
import { bulkChange } from '../workflows/bulk-change.ts';
import type { DataStack } from './data-stack.ts';

const importSchema = z.object({ 'Fn::ImportValue': z.string() });

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
}

const RUNBOOK = 'docs/runbook.md#a-bulk-change-stands-still';
const IMPACT = {
  givenUp: `A bulk change was asked for and does not start: an administrator waits. ${RUNBOOK}`,
  late: `Bulk changes that were asked for start late: administrators wait. ${RUNBOOK}`,
};
const STANDS_STILL = {
  failed: `A bulk change stands still, perhaps half applied: an administrator waits, people may lack rights. ${RUNBOOK}`,
  timedOut: `A bulk change was given up by its workflow, perhaps half applied: people may lack rights. ${RUNBOOK}`,
  aborted: `Somebody stopped the workflow of a bulk change, perhaps half applied: people may lack rights. ${RUNBOOK}`,
};

/** The kinds of files, by their folder (shared/use-cases/bulk-changes/files.ts). */
type Kind = 'uploads' | 'access-changes';

/** A file that is never checked is of no use. What was applied can be undone for 30 days, and asked about. */
const LIFETIMES: Record<Kind, Duration> = { uploads: Duration.days(1), 'access-changes': Duration.days(90) };

/** More than the worker needs (infra/bundling.ts), for the processor that comes with it. */
const BOUNDS = { timeout: Duration.minutes(15), memorySize: 1_024 };

/** Bulk changes: their files, the state machine that works through them, its worker, and the starter. */
export class BulkChangesStack extends Stack {
  readonly files: PrivateBucket;
  private readonly key: Key;
  readonly stateMachine: WatchedStateMachine;
  /** The queue of events that call for work. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings, data } = props;
    this.key = data.key;
    this.files = this.createFiles(props);
    const name = `${this.stackName}-BulkChange`;
    const worker = this.createWorker(props);
    this.stateMachine = new WatchedStateMachine(this, 'BulkChange', {
      ...{ name, worker, settings, impact: STANDS_STILL },
      definition: bulkChange(this, { worker }),
    });
    this.queue = this.createStarter(props, this.stateMachine.stateMachineArn);
    new CfnOutput(this, 'FilesBucketName', { value: this.files.bucket.bucketName });
  }

  /**
   * Lets a Lambda of this or another stack read and write files of these kinds. It can neither list nor delete them.
   */
  allowFiles(bundled: BundledFunction, { reads, writes }: { reads: Kind[]; writes: Kind[] }): void {
    const { function: lambda } = bundled;
    const allow = (action: string, kinds: Kind[]) =>
      lambda.addToRolePolicy(
        new PolicyStatement({
          effect: Effect.ALLOW,
          actions: [action],
          resources: kinds.map((kind) => `${this.files.bucket.bucketArn}/${kind}/*`),
        }),
      );
    allow('s3:GetObject', reads);
    allow('s3:PutObject', writes);
    // Needed to write what the bucket encrypts. To read it, each Lambda already has Decrypt from the table.
    this.key.grant(lambda, 'kms:GenerateDataKey');
    for (const name of this.namesOfFiles(lambda)) {
      for (const kind of new Set([...reads, ...writes])) {
        acknowledge(
          bundled,
          `AwsSolutions-IAM5[Resource::${name}/${kind}/*]`,
          'Each file has a name of its own, below its organisation; none is listed or deleted.',
        );
      }
    }
  }

  /** The bucket's name in findings: its logical id, or in another stack's template what this stack exports. */
  private namesOfFiles(lambda: NodejsFunction): string[] {
    const own = `<${this.getLogicalId(this.files.resource)}.Arn>`;
    return Stack.of(lambda) === this ? [own] : [own, this.exportedName(this.files.bucket.bucketArn)];
  }

  /** The name of one of this stack's values in another stack's template. */
  private exportedName(value: string): string {
    return importSchema.parse(this.resolve(this.exportValue(value)))['Fn::ImportValue'];
  }

  private createFiles({ settings, data }: Props): PrivateBucket {
    return new PrivateBucket(this, 'FilesBucket', {
      key: data.key,
      settings,
      rules: {
        lifecycleRules: Object.entries(LIFETIMES).map(([kind, expiration]) => ({
          prefix: `${kind}/`,
          expiration,
          noncurrentVersionExpiration: Duration.days(1),
        })),
        // The portal's pages send files to the links from the API.
        cors: [
          {
            allowedOrigins: [settings.portal.origin],
            allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
            allowedHeaders: ['content-type'],
          },
        ],
      },
    });
  }

  private createWorker({ settings, data }: Props): NodejsFunction {
    const environment: z.input<typeof filesEnvironmentSchema> = {
      TABLE_NAME: data.table.tableName,
      FILES_BUCKET_NAME: this.files.bucket.bucketName,
    };
    const bundled = new BundledFunction(this, 'Worker', {
      folder: 'bulk-change-worker',
      environment: { ...environment, NODE_OPTIONS: WORKER_NODE_OPTIONS },
      logRetentionDays: settings.logRetentionDays,
      bounds: BOUNDS,
    });
    grantTableAccess(bundled.function, data, WORKER_TABLE_ACCESS['bulk-change-worker']);
    this.allowFiles(bundled, { reads: ['uploads', 'access-changes'], writes: ['access-changes'] });
    return bundled.function;
  }

  private createStarter({ settings, data }: Props, stateMachineArn: string): Queue {
    const environment: z.input<typeof starterSchema> = { ACCESS_STATE_MACHINE_ARN: stateMachineArn };
    const { function: lambda, queue } = new QueueConsumer(this, 'Starter', {
      folder: 'bulk-change-starter',
      environment: { ...environment },
      data,
      rows: [],
      logRetentionDays: settings.logRetentionDays,
      impact: IMPACT,
    });
    lambda.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['states:StartExecution'],
        resources: [stateMachineArn],
      }),
    );
    return queue;
  }
}
