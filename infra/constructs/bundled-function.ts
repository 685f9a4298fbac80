import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { Charset, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { BUNDLING } from '../bundling.ts';
import type { Settings } from '../config.ts';
import { metricsNamespace } from '../metrics-namespace.ts';

/** Less than the 30 s that API Gateway waits. */
export const TIMEOUT = Duration.seconds(20);
/** Memory also decides the share of processor. The handlers are small and short. */
const MEMORY_MEGABYTES = 512;

export interface BundledFunctionProps {
  /** The folder below `functions/`, whose `index.ts` exports `handler`. */
  folder: string;
  /** The folder of the code instead, where it is bundled already: its `index.mjs` exports `handler`. */
  bundle?: string;
  environment: Record<string, string>;
  logRetentionDays: Settings['logRetentionDays'];
  /** Limits for a Lambda that no gateway waits for. The default is as short and small as for a request. */
  bounds?: { timeout?: Duration; memorySize?: number };
}

/** A Lambda of this product: Node 24 on arm64, with its own log group and a role that may only write to it. */
export class BundledFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(
    scope: Construct,
    id: string,
    { folder, bundle, environment, logRetentionDays, bounds }: BundledFunctionProps,
  ) {
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
      ...(bundle === undefined
        ? { entry: join(import.meta.dirname, '..', '..', 'functions', folder, 'index.ts') }
        : { code: Code.fromAsset(bundle), handler: 'index.handler' }),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: bounds?.memorySize ?? MEMORY_MEGABYTES,
      timeout: bounds?.timeout ?? TIMEOUT,
      // Only Lambda's own segments: the library that would add ours takes a third of the import.
      tracing: Tracing.ACTIVE,
      environment: {
        ...environment,
        POWERTOOLS_SERVICE_NAME: `trousseau-${folder}`,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(this),
      },
      logGroup,
      role,
      // An alias can be pointed back to a version at any time.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      bundling: {
        ...BUNDLING,
        format: OutputFormat.ESM,
        charset: Charset.UTF8,
        bundleAwsSDK: true,
        mainFields: [...BUNDLING.mainFields],
      },
    });
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray takes traces without a resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html',
    );
  }
}
