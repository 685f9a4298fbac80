import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readSettings } from '../../infra/config.ts';
import { functionsOf } from '../support/deployed-functions.ts';
import { allTemplates, type Templates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const POOL = 'AWS::Cognito::UserPool';
const CLIENT = 'AWS::Cognito::UserPoolClient';
const HOUR_IN_MINUTES = 60;

const clientSchema = z.object({
  ClientName: z.optional(z.string()),
  GenerateSecret: z.boolean(),
  AllowedOAuthFlows: z.array(z.string()),
  AllowedOAuthScopes: z.array(z.unknown()),
  AccessTokenValidity: z.number(),
  TokenValidityUnits: z.object({ AccessToken: z.literal('minutes') }),
});

const clientsOf = ({ identity }: Templates) => {
  const clients = [...resourcesOf(identity, CLIENT, clientSchema).values()];
  const machines = clients.filter(({ AllowedOAuthFlows }) =>
    AllowedOAuthFlows.includes('client_credentials'),
  );
  return { clients, machines, people: clients.filter((client) => !machines.includes(client)) };
};

describe.each(allTemplates())('in %s', (environment, templates) => {
  const { identity } = templates;
  const { portal, machineClients } = readSettings(environment);
  const { clients, machines, people } = clientsOf(templates);
  const [server] = Object.keys(identity.findResources('AWS::Cognito::UserPoolResourceServer'));
  const scope = (name: string) => ({ 'Fn::Join': ['', [{ Ref: server }, `/${name}`]] });

  test('a second factor is required where real people log in, and never sent by SMS', () => {
    identity.resourceCountIs(POOL, 1);
    identity.hasResourceProperties(POOL, {
      MfaConfiguration: environment === 'dev' ? 'OPTIONAL' : 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  test('accounts outlive their stack in production, and nowhere else', () => {
    const isProduction = environment === 'prod';
    identity.hasResource(POOL, {
      DeletionPolicy: isProduction ? 'Retain' : 'Delete',
      Properties: { DeletionProtection: isProduction ? 'ACTIVE' : Match.not('ACTIVE') },
    });
  });

  test('an address changes only once the new one is verified, and recovers the account', () => {
    identity.hasResourceProperties(POOL, {
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    });
  });

  test('the two scopes of the contract are issued, and no other', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'trousseau',
      Scopes: [Match.objectLike({ ScopeName: 'portal' }), Match.objectLike({ ScopeName: 'access:evaluate' })],
    });
  });

  test("the portal's client has a secret, takes an authorization code, and nothing implicit", () => {
    expect(people).toMatchObject([
      { GenerateSecret: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', scope('portal')] },
    ]);
  });

  test("the portal's client sends people back to the portal alone, and does not reveal who has an account", () => {
    identity.hasResourceProperties(CLIENT, {
      CallbackURLs: [`${portal.origin}/callback`],
      LogoutURLs: [`${portal.origin}/logged-out`],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  test('the secret of the portal is kept where its Lambda reads it, and stands in no template', () => {
    const [client] = resourcesOf(identity, CLIENT, clientSchema);
    identity.hasResourceProperties('AWS::SecretsManager::Secret', {
      SecretString: { 'Fn::GetAtt': [client?.[0], 'ClientSecret'] },
    });
    expect(JSON.stringify(identity.findOutputs('*'))).not.toContain('ClientSecret');
  });

  test('each relying service has a client with a secret, which may ask for decisions and nothing else', () => {
    expect(machines.map(({ ClientName }) => ClientName)).toEqual(machineClients);
    expect(machines.length).toBeGreaterThan(0);
    for (const machine of machines) {
      expect(machine.AllowedOAuthFlows).toEqual(['client_credentials']);
      expect(machine.AllowedOAuthScopes).toEqual([scope('access:evaluate')]);
    }
  });

  test('an access token lasts at most one hour', () => {
    for (const { AccessTokenValidity } of clients) {
      expect(AccessTokenValidity).toBeLessThanOrEqual(HOUR_IN_MINUTES);
    }
  });

  test('the pool asks its Lambda for the claims of each access token, and nothing else invokes it', () => {
    const trigger = functionsOf(templates).find(({ name }) => name === 'identity');
    const arn = { 'Fn::GetAtt': [trigger?.logicalId, 'Arn'] };
    const [pool] = Object.keys(identity.findResources(POOL));
    identity.hasResourceProperties(POOL, {
      LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: arn, LambdaVersion: 'V2_0' } },
    });
    identity.allResourcesProperties('AWS::Lambda::Permission', {
      FunctionName: arn,
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [pool, 'Arn'] },
    });
  });

  test('support agents are a group of the pool', () => {
    identity.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName: 'support' });
  });

  test('agents are known by the pool, and prove a second factor wherever real people log in', () => {
    const variablesOf = (wanted: string) =>
      functionsOf(templates).find(({ name }) => name === wanted)?.properties.Environment.Variables ?? {};
    const rules = JSON.stringify(variablesOf('administrator-changes').AGENTS);
    expect(rules).toContain(JSON.stringify(templates.seenFromApi.issuer).slice(1, -1));
    expect(rules.includes('second_factor')).toBe(environment !== 'dev');
    expect(variablesOf('identity').POOL_MFA).toBe(environment === 'dev' ? 'optional' : 'required');
  });

  test('nobody is federated when no provider is configured', () => {
    identity.resourceCountIs('AWS::Cognito::UserPoolIdentityProvider', 0);
    identity.allResourcesProperties(CLIENT, { SupportedIdentityProviders: ['COGNITO'] });
  });
});
