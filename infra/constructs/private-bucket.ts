import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';

interface Props {
  key: Key;
  settings: Pick<Settings, 'protectData' | 'logRetentionDays'>;
  /** How long files stay, whether they can be rewritten, and who else may reach them. */
  rules: Pick<BucketProps, 'lifecycleRules' | 'cors' | 'objectLockDefaultRetention'>;
}

/** An encrypted bucket that only its own permissions open. Each access is logged. */
export class PrivateBucket extends Construct {
  readonly bucket: Bucket;
  readonly resource: CfnBucket;

  constructor(scope: Construct, id: string, { key, settings, rules }: Props) {
    super(scope, id);
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...closed,
      // S3 delivers its logs with no other encryption:
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(settings.logRetentionDays) }],
    });
    acknowledge(accessLogs, 'AwsSolutions-S1', 'It holds the access logs: logging them too would never end.');
    this.bucket = new Bucket(this, 'Files', {
      ...closed,
      ...rules,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      versioned: true,
    });
    const { defaultChild } = this.bucket.node;
    if (!(defaultChild instanceof CfnBucket)) throw new Error('the bucket has no resource');
    this.resource = defaultChild;
    this.logAccessTo(accessLogs);
  }

  /** Set by hand, because the CDK's own property takes no `Bucket` with exact optional properties. */
  private logAccessTo(accessLogs: Bucket): void {
    this.resource.loggingConfiguration = { destinationBucketName: accessLogs.bucketName };
    accessLogs.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [accessLogs.arnForObjects('*')],
        conditions: {
          ArnLike: { 'aws:SourceArn': this.bucket.bucketArn },
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    );
  }
}
