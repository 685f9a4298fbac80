import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { bucketSchema } from '../exact-types.ts';
import { type AssetAddresses, buildPortalAssets } from '../portal-bundle.ts';

/** Where the CDK puts the Lambda that uploads them, one per stack. */
const UPLOADER = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C';
const YEAR = Duration.days(365);

/** The files that browsers get below `/assets/`, in a bucket that CloudFront alone reads. */
export class PortalAssets extends Construct {
  readonly bucket: Bucket;
  readonly addresses: AssetAddresses;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const folder = join(Stage.of(this)?.outdir ?? '.', 'portal-assets');
    this.addresses = buildPortalAssets(folder);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Each deployment brings its own files.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(
      this.bucket,
      'AwsSolutions-S1',
      'Everybody may read these files, and nothing in them is about anybody.',
    );
    new BucketDeployment(this, 'Upload', {
      sources: [Source.asset(folder)],
      destinationBucket: bucketSchema.parse(this.bucket),
      destinationKeyPrefix: 'assets',
      // A page that was opened before a deployment still asks for the earlier ones.
      prune: false,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(YEAR), CacheControl.immutable()],
      logGroup: new LogGroup(this, 'UploadLogs', {
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    this.acceptUploader();
  }

  /** The Lambda is the CDK's own: it runs when the stack is deployed, and never for a person. */
  private acceptUploader(): void {
    const stack = Stack.of(this);
    const uploader = stack.node.findChild(UPLOADER);
    const { defaultChild } = this.bucket.node;
    if (!(defaultChild instanceof CfnBucket)) throw new Error('the bucket has no resource');
    const reason = "The CDK's own Lambda, which copies files from its bucket to this one at a deployment.";
    const findings = [
      ...['GetBucket', 'GetObject', 'List', 'DeleteObject', 'Abort'].map((action) => `Action::s3:${action}*`),
      `Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${stack.region}/*`,
      `Resource::<${stack.getLogicalId(defaultChild)}.Arn>/*`,
    ];
    acknowledge(
      uploader,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason,
    );
    acknowledge(uploader, 'AwsSolutions-L1', reason);
    for (const finding of findings) acknowledge(uploader, `AwsSolutions-IAM5[${finding}]`, reason);
  }
}
