import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ALL_ROUTES, CAPABILITIES } from '../../functions/capabilities.ts';
import { readSettings } from '../../infra/config.ts';
import { machineRulesTextSchema } from '../../shared/http/machine-tokens.ts';
import { isVerifiedByLambda } from '../../shared/http/permissions.ts';
import type { Route } from '../../shared/http/route.ts';
import { functionsOf } from '../support/deployed-functions.ts';
import { allTemplates, type Templates } from '../support/synthesise.ts';
import { refSchema, resourcesOf } from '../support/template-resources.ts';

const routeSchema = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.string(),
  AuthorizerId: z.optional(refSchema),
  AuthorizationScopes: z.optional(z.array(z.string())),
  Target: z.object({
    'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), refSchema])]),
  }),
});
const integrationSchema = z.object({ IntegrationUri: refSchema });
const aliasSchema = z.object({ FunctionName: refSchema, Name: z.literal('live') });

/** Cognito's names of the contract's scopes. */
const ISSUED_SCOPES = { portal: 'trousseau/portal', 'access:evaluate': 'trousseau/access:evaluate' };

const routesIn = ({ api }: Templates) => [
  ...resourcesOf(api, 'AWS::ApiGatewayV2::Route', routeSchema).values(),
];

const lambdaOf = (templates: Templates) => {
  const integrations = resourcesOf(templates.api, 'AWS::ApiGatewayV2::Integration', integrationSchema);
  const names = new Map(functionsOf(templates).map(({ logicalId, name }) => [logicalId, name]));
  const aliases = resourcesOf(templates.api, 'AWS::Lambda::Alias', aliasSchema);
  return ({ Target }: z.infer<typeof routeSchema>): string | undefined => {
    const [, { Ref }] = Target['Fn::Join'][1];
    const alias = aliases.get(integrations.get(Ref)?.IntegrationUri.Ref ?? '');
    return names.get(alias?.FunctionName.Ref ?? '');
  };
};

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
const nameOf = (part: unknown): string =>
  /ProviderURL/.test(JSON.stringify(part)) ? 'https://pool.example' : 'ref';
/** The text that CloudFormation would make, with a name for what it looks up. */
const textOf = (value: unknown): string =>
  joinSchema
    .parse(value)
    ['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : nameOf(part)))
    .join('');

const CONTRACT = Object.entries(CAPABILITIES)
  .flatMap(([capability, { routes }]) =>
    routes.flatMap(({ key, method }): [string, string][] => [
      [key, capability],
      ...(method === 'GET' ? ([[key.replace('GET', 'HEAD'), capability]] as [string, string][]) : []),
    ]),
  )
  .concat([['$default', 'reference']]);

describe.each(allTemplates())('in %s', (environment, templates) => {
  const deployed = routesIn(templates);

  test('the routes are those of the contract, each to the live version of its capability’s Lambda', () => {
    const nameOfLambda = lambdaOf(templates);
    const found = deployed.map((route): [string, string | undefined] => [
      route.RouteKey,
      nameOfLambda(route),
    ]);
    expect(found.toSorted()).toEqual(CONTRACT.toSorted());
  });

  test.each(ALL_ROUTES.map((route): [string, Route] => [route.key, route]))(
    '%s asks for a token exactly when the contract asks for a scope, unless its Lambda does',
    (key, contract) => {
      const scope = isVerifiedByLambda(contract) ? undefined : contract.permission.scope;
      const route = deployed.find(({ RouteKey }) => RouteKey === key);
      const [authorizer] = Object.keys(templates.api.findResources('AWS::ApiGatewayV2::Authorizer'));
      expect(route?.AuthorizationType).toBe(scope === undefined ? 'NONE' : 'JWT');
      expect(route?.AuthorizerId?.Ref).toBe(scope && authorizer);
      expect(route?.AuthorizationScopes).toEqual(scope && [ISSUED_SCOPES[scope]]);
    },
  );

  test('HEAD asks for what GET asks for', () => {
    for (const { RouteKey, Target: _, ...read } of deployed.filter((each) =>
      each.RouteKey.startsWith('GET '),
    )) {
      const {
        Target: __,
        RouteKey: key,
        ...head
      } = deployed.find((each) => each.RouteKey === RouteKey.replace('GET', 'HEAD')) ?? {};
      expect([key, head]).toEqual([RouteKey.replace('GET', 'HEAD'), read]);
    }
  });

  test("a token counts when the environment's own pool issued it for one of its clients", () => {
    const { issuer, clients } = templates.seenFromApi;
    expect(clients).toHaveLength(1 + readSettings(environment).machineClients.length);
    templates.api.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: issuer, Audience: clients },
    });
  });

  test('decisions know the pool’s machine clients, their scope and where the pool’s keys are', () => {
    const decisions = functionsOf(templates).find(({ name }) => name === 'decisions');
    const variables = decisions?.properties.Environment.Variables;
    const rules = machineRulesTextSchema.parse(textOf(variables?.MACHINES));
    expect(variables?.API_ORIGIN).toEqual({ 'Fn::GetAtt': [expect.any(String), 'ApiEndpoint'] });
    expect(rules.scope).toBe(ISSUED_SCOPES['access:evaluate']);
    expect(rules.issuer).toBe('https://pool.example');
    expect(rules.keys).toBe(`${rules.issuer}/.well-known/jwks.json`);
    expect(rules.audience).toHaveLength(readSettings(environment).machineClients.length);
  });

  test('only this API invokes its Lambdas', () => {
    const permission = z.object({
      Principal: z.literal('apigateway.amazonaws.com'),
      SourceArn: z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
    });
    const [api] = Object.keys(templates.api.findResources('AWS::ApiGatewayV2::Api'));
    const permissions = resourcesOf(templates.api, 'AWS::Lambda::Permission', permission);
    expect(permissions.size).toBe(CONTRACT.length);
    for (const { SourceArn } of permissions.values()) {
      expect(SourceArn['Fn::Join'][1]).toContainEqual({ Ref: api });
    }
  });

  test('no page of any origin calls it from a browser', () => {
    const apis = Object.values(templates.api.findResources('AWS::ApiGatewayV2::Api'));
    expect(apis).toHaveLength(1);
    expect(JSON.stringify(apis)).not.toMatch(/cors/i);
  });
});
