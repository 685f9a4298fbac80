import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { CAPABILITIES, type CapabilityName } from '../../functions/capabilities.ts';
import type { Route } from '../../shared/http/route.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { CapabilityFunction } from '../constructs/capability-function.ts';
import { grantSecretReading } from '../constructs/grant-secret-reading.ts';
import { issuedScope } from '../scopes.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
  identity: IdentityStack;
}

const METHODS: Record<string, HttpMethod> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  PATCH: HttpMethod.PATCH,
  DELETE: HttpMethod.DELETE,
};

const methodOf = ({ key, method }: Route): HttpMethod => {
  const known = METHODS[method];
  if (known === undefined) throw new Error(`no such method: ${key}`);
  return known;
};

/** Who, by id; which route, by template; how it ended. No path, query, address, name or token (contract: "Security"). */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    refusedBy: '$context.authorizer.error',
  }),
);

/** The contract's routes on an HTTP API, one Lambda a capability. */
export class ApiStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings } = props;
    this.api = new HttpApi(this, 'Api', {
      apiName: this.stackName,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: settings.portalOrigins,
        allowMethods: [CorsHttpMethod.ANY],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'x-request-id'],
        exposeHeaders: ['etag', 'x-request-id', 'retry-after'],
      },
    });
    this.addStage(settings);
    this.addRoutes(props);
    new CfnOutput(this, 'Url', { value: this.api.apiEndpoint });
  }

  private addStage({ throttling, logRetentionDays }: Settings): void {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: throttling.rate, burstLimit: throttling.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG },
    });
  }

  private addRoutes({ settings, data, identity }: Props): void {
    const authorizer = new HttpJwtAuthorizer('People', identity.userPool.userPoolProviderUrl, {
      jwtAudience: identity.clients.map(({ userPoolClientId }) => userPoolClientId),
    });
    const { logRetentionDays } = settings;
    const { table, key } = data;
    const environment = { TABLE_NAME: table.tableName };
    const shared = { environment, table, key, logRetentionDays };
    const functions: Record<CapabilityName, CapabilityFunction<CapabilityName>> = {
      reference: new CapabilityFunction(this, 'Reference', { capability: 'reference', ...shared }),
      profile: new CapabilityFunction(this, 'Profile', { capability: 'profile', ...shared }),
      invitations: new CapabilityFunction(this, 'Invitations', { capability: 'invitations', ...shared }),
      organisations: new CapabilityFunction(this, 'Organisations', {
        capability: 'organisations',
        ...shared,
      }),
      members: new CapabilityFunction(this, 'Members', { capability: 'members', ...shared }),
      reviews: new CapabilityFunction(this, 'Reviews', { capability: 'reviews', ...shared }),
      decisions: new CapabilityFunction(this, 'Decisions', { capability: 'decisions', ...shared }),
      'administrator-changes': new CapabilityFunction(this, 'AdministratorChanges', {
        capability: 'administrator-changes',
        ...shared,
        environment: {
          ...environment,
          CHANGE_TERMS: JSON.stringify(settings.changeTerms),
          ACTIVATION_SECRET_NAME: data.activationSecret.secretName,
        },
      }),
    };
    grantSecretReading(functions['administrator-changes'].function, data.activationSecret);
    for (const [name, built] of Object.entries(functions)) {
      const integration = new HttpLambdaIntegration(`${name}-integration`, built.function);
      const routes: readonly Route[] = CAPABILITIES[built.capability].routes;
      for (const route of routes) {
        const { scope } = route.permission;
        const [added] = this.api.addRoutes({
          path: route.path,
          methods: [methodOf(route)],
          integration,
          authorizer: scope === undefined ? new HttpNoneAuthorizer() : authorizer,
          ...(scope !== undefined && { authorizationScopes: [issuedScope(scope)] }),
        });
        if (scope === undefined && added !== undefined) {
          acknowledge(
            added,
            'AwsSolutions-APIG4',
            'The contract opens this route to anyone: it tells nothing of anybody.',
          );
        }
      }
    }
  }
}
