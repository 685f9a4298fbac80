import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { CAPABILITIES, type CapabilityName } from '../../functions/capabilities.ts';
import { isVerifiedByLambda } from '../../shared/http/permissions.ts';
import type { Route } from '../../shared/http/route.ts';
import { ACCESS_LOG } from '../access-log.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { createDashboard } from '../constructs/api-dashboard.ts';
import { ApiWatch } from '../constructs/api-watch.ts';
import { CapabilityFunction } from '../constructs/capability-function.ts';
import { GradualRelease } from '../constructs/gradual-release.ts';
import { grantSecretReading } from '../constructs/grant-secret-reading.ts';
import { aliasSchema } from '../exact-types.ts';
import { issuedScope } from '../scopes.ts';
import type { BulkChangesStack } from './bulk-changes-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
  identity: IdentityStack;
  bulkChanges: BulkChangesStack;
}

const METHODS: Record<string, HttpMethod> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  PATCH: HttpMethod.PATCH,
  DELETE: HttpMethod.DELETE,
};

/** HEAD is answered wherever GET is. */
const methodsOf = ({ key, method }: Route): HttpMethod[] => {
  const known = METHODS[method];
  if (known === undefined) throw new Error(`no such method: ${key}`);
  return known === HttpMethod.GET ? [known, HttpMethod.HEAD] : [known];
};

/** What nobody else may do is asked of the agents' own issuer. A route takes tokens of one issuer. */
const isForAgents = ({ permission }: Route): boolean =>
  permission.allowed.every((relation) => relation === 'support');

const agentsAuthorizer = ({ agents }: Settings): HttpJwtAuthorizer | undefined =>
  agents && new HttpJwtAuthorizer('Agents', agents.issuer, { jwtAudience: [agents.audience] });

/** The contract's routes on an HTTP API, with one Lambda per capability. */
export class ApiStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings } = props;
    // No page calls it from a browser (CORS): the portal's Lambda does.
    this.api = new HttpApi(this, 'Api', { apiName: this.stackName, createDefaultStage: false });
    const stage = this.addStage(settings);
    const functions = this.createFunctions(props);
    this.addRoutes(props, functions);
    new GradualRelease(this, 'Release', { functions, release: settings.release });
    const watch = new ApiWatch(this, 'Watch', { stage, functions });
    createDashboard(
      this,
      watch,
      functions.flatMap(({ failing, newestFailing }) => [failing, newestFailing]),
    );
    new CfnOutput(this, 'Url', { value: this.api.apiEndpoint });
  }

  private addStage({ throttling, logRetentionDays }: Settings): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: throttling.rate, burstLimit: throttling.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG },
    });
  }

  private createFunctions({
    settings,
    data,
    identity,
    bulkChanges,
  }: Props): CapabilityFunction<CapabilityName>[] {
    const { logRetentionDays } = settings;
    const { table, key } = data;
    const tableOnly = { TABLE_NAME: table.tableName };
    const environment = { ...tableOnly, AGENTS: JSON.stringify(identity.agents) };
    const shared = { environment, table, key, logRetentionDays };
    const open = { ...tableOnly, API_ORIGIN: this.api.apiEndpoint };
    const forMachines = { ...open, MACHINES: JSON.stringify(identity.machines) };
    const functions: Record<CapabilityName, CapabilityFunction<CapabilityName>> = {
      reference: new CapabilityFunction(this, 'Reference', {
        capability: 'reference',
        ...shared,
        environment: { ...open, ISSUER: identity.userPool.userPoolProviderUrl },
      }),
      profile: new CapabilityFunction(this, 'Profile', { capability: 'profile', ...shared }),
      invitations: new CapabilityFunction(this, 'Invitations', { capability: 'invitations', ...shared }),
      organisations: new CapabilityFunction(this, 'Organisations', {
        capability: 'organisations',
        ...shared,
      }),
      mandates: new CapabilityFunction(this, 'Mandates', { capability: 'mandates', ...shared }),
      members: new CapabilityFunction(this, 'Members', { capability: 'members', ...shared }),
      reviews: new CapabilityFunction(this, 'Reviews', { capability: 'reviews', ...shared }),
      contests: new CapabilityFunction(this, 'Contests', { capability: 'contests', ...shared }),
      decisions: new CapabilityFunction(this, 'Decisions', {
        capability: 'decisions',
        ...shared,
        environment: forMachines,
      }),
      'bulk-changes': new CapabilityFunction(this, 'BulkChanges', {
        capability: 'bulk-changes',
        ...shared,
        environment: { ...environment, FILES_BUCKET_NAME: bulkChanges.files.bucket.bucketName },
      }),
      'administrator-changes': new CapabilityFunction(this, 'AdministratorChanges', {
        capability: 'administrator-changes',
        ...shared,
        environment: {
          ...environment,
          ADMINISTRATOR_CHANGE_TERMS: JSON.stringify(settings.changeTerms),
          ACTIVATION_SECRET_NAME: data.activationSecret.secretName,
        },
      }),
    };
    grantSecretReading(functions['administrator-changes'].function, data.activationSecret);
    bulkChanges.allowFiles(functions['bulk-changes'], {
      reads: ['access-changes'],
      writes: ['uploads', 'access-changes'],
    });
    return Object.values(functions);
  }

  /** What no route takes is answered as the contract says: 404, or 405 with the methods of the path. */
  private addNowhere({ live }: CapabilityFunction<CapabilityName>): void {
    const route = new HttpRoute(this, 'Nowhere', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('nowhere-integration', aliasSchema.parse(live)),
      authorizer: new HttpNoneAuthorizer(),
    });
    acknowledge(route, 'AwsSolutions-APIG4', 'It tells which paths and methods the public contract has.');
  }

  private addRoutes(
    { identity, settings }: Props,
    functions: readonly CapabilityFunction<CapabilityName>[],
  ): void {
    const authorizer = new HttpJwtAuthorizer('People', identity.userPool.userPoolProviderUrl, {
      jwtAudience: identity.clients.map(({ userPoolClientId }) => userPoolClientId),
    });
    const ofAgents = agentsAuthorizer(settings) ?? authorizer;
    for (const built of functions) {
      if (built.capability === 'reference') this.addNowhere(built);
      const integration = new HttpLambdaIntegration(
        `${built.capability}-integration`,
        aliasSchema.parse(built.live),
      );
      const routes: readonly Route[] = CAPABILITIES[built.capability].routes;
      for (const route of routes) {
        const scope = isVerifiedByLambda(route) ? undefined : route.permission.scope;
        const added = this.api.addRoutes({
          path: route.path,
          methods: methodsOf(route),
          integration,
          authorizer:
            scope === undefined ? new HttpNoneAuthorizer() : isForAgents(route) ? ofAgents : authorizer,
          ...(scope !== undefined && { authorizationScopes: [issuedScope(scope)] }),
        });
        for (const open of scope === undefined ? added : []) {
          acknowledge(
            open,
            'AwsSolutions-APIG4',
            isVerifiedByLambda(route)
              ? 'Its Lambda verifies the tokens: docs/adr/0062-decisions-verify-their-own-tokens.md.'
              : 'The contract opens this route to anyone: it reveals nothing about anybody.',
          );
        }
      }
    }
  }
}
