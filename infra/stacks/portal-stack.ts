import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Stage } from 'aws-cdk-lib';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Environment } from '../../portal/env.ts';
import { SESSIONS_TABLE } from '../../portal/session/dynamodb-items.ts';
import { ACCESS_LOG } from '../access-log.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { GradualRelease } from '../constructs/gradual-release.ts';
import { grantSecretReading } from '../constructs/grant-secret-reading.ts';
import { PortalAssets } from '../constructs/portal-assets.ts';
import { PortalFront } from '../constructs/portal-front.ts';
import { WatchedFunction } from '../constructs/watched-function.ts';
import { aliasSchema } from '../exact-types.ts';
import { buildPortalHandler } from '../portal-bundle.ts';
import { issuedScope } from '../scopes.ts';
import type { ApiStack } from './api-stack.ts';
import type { BulkChangesStack } from './bulk-changes-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  identity: IdentityStack;
  api: ApiStack;
  bulkChanges: BulkChangesStack;
}

const SLOW_MILLISECONDS = 3_000;

/** The pages: their Lambda behind an HTTP API and CloudFront, and the table of its sessions. It reaches no other table. */
export class PortalStack extends Stack {
  private readonly sessions: TableV2;
  private readonly key: Key;
  private readonly sessionSecret: Secret;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings } = props;
    this.key = new Key(this, 'Key', {
      description: 'Encrypts sessions of the portal',
      enableKeyRotation: true,
      // Without it whoever was logged in logs in again, and nothing else is lost.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.sessions = this.createSessions();
    this.sessionSecret = this.createSessionSecret();
    const assets = new PortalAssets(this, 'Assets');
    const portal = this.createFunction(props, assets);
    const api = this.createApi(settings, portal);
    new GradualRelease(this, 'Release', { functions: [portal], release: settings.release });
    const front = new PortalFront(this, 'Front', { portal: settings.portal, api, assets: assets.bucket });
    new CfnOutput(this, 'Url', { value: api.apiEndpoint });
    new CfnOutput(this, 'DomainName', { value: front.distribution.distributionDomainName });
  }

  private createSessions(): TableV2 {
    return new TableV2(this, 'Sessions', {
      partitionKey: { name: SESSIONS_TABLE.partition, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: SESSIONS_TABLE.ttl,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private createSessionSecret(): Secret {
    const secret = new Secret(this, 'SessionSecret', {
      description: 'Seals sessions and drafts: with a new one, everybody logs in again',
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'Renewing it ends every session; it is done by hand after a leak.',
    );
    return secret;
  }

  /** The CDK has esbuild make one file of each Lambda; this one's code comes in parts. @returns their folder */
  private bundleFunction(): string {
    const folder = join(Stage.of(this)?.outdir ?? '.', 'portal-handler');
    mkdirSync(folder, { recursive: true });
    if (this.bundlingRequired) buildPortalHandler(folder);
    return folder;
  }

  private createFunction({ settings, identity, api, bulkChanges }: Props, assets: PortalAssets) {
    const { bucketRegionalDomainName } = bulkChanges.files.bucket;
    const environment = {
      PORTAL_URL: settings.portal.origin,
      API_URL: api.api.apiEndpoint,
      FILES_ORIGIN: `https://${bucketRegionalDomainName}`,
      SESSIONS_TABLE_NAME: this.sessions.tableName,
      SESSION_SECRET_NAME: this.sessionSecret.secretName,
      CLIENT_SECRET_NAME: identity.portal.secret.secretName,
      ISSUER: identity.userPool.userPoolProviderUrl,
      CLIENT_ID: identity.portal.client.userPoolClientId,
      LOGIN_SCOPE: `openid ${issuedScope('portal')}`,
      LOGOUT_URL: identity.portal.logoutUrl,
      ASSETS: JSON.stringify(assets.addresses),
    } satisfies Record<keyof Environment, string>;
    const portal = new WatchedFunction(this, 'Portal', {
      folder: 'portal',
      bundle: this.bundleFunction(),
      environment,
      logRetentionDays: settings.logRetentionDays,
      impact:
        'Pages of the portal fail: people are asked to try again later. docs/runbook.md#the-portal-fails',
    });
    portal.function.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        // All that portal/session/dynamodb-items.ts calls.
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        resources: [this.sessions.tableArn],
      }),
    );
    this.key.grantDecrypt(portal.function);
    for (const secret of [this.sessionSecret, identity.portal.secret])
      grantSecretReading(portal.function, secret);
    return portal;
  }

  private createApi({ throttling, logRetentionDays }: Settings, { live }: WatchedFunction): HttpApi {
    const api = new HttpApi(this, 'Api', {
      apiName: this.stackName,
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('portal-integration', aliasSchema.parse(live)),
    });
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: throttling.rate, burstLimit: throttling.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG },
    });
    acknowledge(
      api.node.findChild('DefaultRoute'),
      'AwsSolutions-APIG4',
      'The portal knows people by its own sessions, and shows public pages to anybody.',
    );
    new Alarm(this, 'Slow', {
      metric: stage.metricLatency({ period: Duration.minutes(5), statistic: 'p99' }),
      alarmDescription:
        'One page in a hundred takes over three seconds: people wait, and some give up. docs/runbook.md#pages-are-slow',
      threshold: SLOW_MILLISECONDS,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    return api;
  }
}
