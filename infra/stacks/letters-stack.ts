import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, Stack, type StackProps, Stage } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { LETTERS_PREFIX } from '../../functions/letters/contract.ts';
import type { environmentSchema } from '../../functions/letters/env.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { grantSecretReading } from '../constructs/grant-secret-reading.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { buildLettersHandler } from '../letters-bundle.ts';
import { WORKER_TABLE_ACCESS } from '../table-access.ts';
import type { DataStack } from './data-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
}

/** One core, and time for ten letters whose names somebody chose to be slow, with those that go with them (docs/adr/0053). */
const BOUNDS = { memorySize: 1_769, timeout: Duration.minutes(1) };

const RUNBOOK = 'docs/runbook.md#a-letter-was-not-written';
const IMPACT = {
  givenUp: `A letter with an activation key was not written: its candidate waits for a key that does not come. ${RUNBOOK}`,
  late: `Letters with activation keys are written late: their candidates wait longer than expected. ${RUNBOOK}`,
};

/** Letters with activation keys: the Lambda that writes them, and the bucket that the printing service empties. */
export class LettersStack extends Stack {
  /** The queue of orders for letters. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings, data } = props;
    const { bucket, resource } = new PrivateBucket(this, 'Bucket', {
      key: data.key,
      settings,
      rules: {
        lifecycleRules: [
          {
            // A letter is put there when it leaves, which is when its key begins.
            expiration: Duration.days(Math.ceil(settings.changeTerms.letterDays)),
            noncurrentVersionExpiration: Duration.days(1),
          },
        ],
      },
    });
    const portalUrl = settings.portal.origin;
    const environment: z.input<typeof environmentSchema> = {
      TABLE_NAME: data.table.tableName,
      LETTERS_BUCKET_NAME: bucket.bucketName,
      ACTIVATION_SECRET_NAME: data.activationSecret.secretName,
      PORTAL_URL: portalUrl,
      SENDER_ADDRESS: JSON.stringify(settings.letters.senderAddress),
    };
    const consumer = new QueueConsumer(this, 'Writer', {
      folder: 'letters',
      bundle: this.bundleWriter(),
      bounds: BOUNDS,
      environment: { ...environment },
      data,
      rows: WORKER_TABLE_ACCESS.letters,
      logRetentionDays: settings.logRetentionDays,
      impact: IMPACT,
    });
    this.queue = consumer.queue;
    const writer = consumer.function;
    writer.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`${LETTERS_PREFIX}*`)],
      }),
    );
    grantSecretReading(writer, data.activationSecret);
    // Needed to write what the bucket encrypts. To read the secret and the table, the Lambda already has Decrypt.
    data.key.grant(writer, 'kms:GenerateDataKey');
    acknowledge(
      consumer,
      `AwsSolutions-IAM5[Resource::<${this.getLogicalId(resource)}.Arn>/${LETTERS_PREFIX}*]`,
      'Each letter has a name of its own: it may write those below their prefix, and read none.',
    );
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
  }

  /** The CDK has esbuild make one file of each Lambda; this one has fonts besides. @returns their folder */
  private bundleWriter(): string {
    const folder = join(Stage.of(this)?.outdir ?? '.', 'letters-handler');
    mkdirSync(folder, { recursive: true });
    if (this.bundlingRequired) buildLettersHandler(folder);
    return folder;
  }
}
