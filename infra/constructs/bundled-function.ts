import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { BUNDLING } from '../bundling.ts';
import type { Settings } from '../config.ts';

/** Less than the 30 s that API Gateway waits. */
const TIMEOUT = Duration.seconds(20);
/** Memory decides the share of processor too; the handlers are small and short. */
const MEMORY_MEGABYTES = 512;

interface Props {
  /** Below `functions/`, with an `index.ts` that exports `handler`. */
  folder: string;
  environment: Record<string, string>;
  logRetentionDays: Settings['logRetentionDays'];
  /** For what no gateway waits for; otherwise as short and small as a request is. */
  bounds?: { timeout?: Duration; memorySize?: number };
}

/** A Lambda of this product: Node 24 on arm64, its own log group, and a role that may write to it and nothing else. */
export class BundledFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { folder, environment, logRetentionDays, bounds }: Props) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(import.meta.dirname, '..', '..', 'functions', folder, 'index.ts'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: bounds?.memorySize ?? MEMORY_MEGABYTES,
      timeout: bounds?.timeout ?? TIMEOUT,
      environment: { ...environment, POWERTOOLS_SERVICE_NAME: `trousseau-${folder}` },
      logGroup,
      role,
      bundling: {
        ...BUNDLING,
        format: OutputFormat.ESM,
        bundleAwsSDK: true,
        mainFields: [...BUNDLING.mainFields],
      },
    });
  }
}
