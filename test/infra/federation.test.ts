import { describe, expect, test } from 'vitest';
import { ALL_ROUTES } from '../../functions/capabilities.ts';
import { ENVIRONMENTS } from '../../infra/config.ts';
import { templatesOf } from '../support/synthesise.ts';

const PROCONNECT = {
  name: 'ProConnect',
  issuer: 'https://auth.agentconnect.gouv.fr/api/v2',
  clientId: 'trousseau',
  secretName: 'trousseau/proconnect',
};
const PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';
const CLIENT = 'AWS::Cognito::UserPoolClient';

describe.each(ENVIRONMENTS)('in %s, with a provider configured', (environment) => {
  const { identity } = templatesOf(environment, { federation: PROCONNECT });

  test('people may log in with it, by OpenID', () => {
    identity.resourceCountIs(PROVIDER, 1);
    identity.hasResourceProperties(PROVIDER, {
      ProviderName: 'ProConnect',
      ProviderType: 'OIDC',
      ProviderDetails: { oidc_issuer: PROCONNECT.issuer, client_id: 'trousseau' },
    });
  });

  test('the register receives the address, whether it is verified, and the names', () => {
    identity.hasResourceProperties(PROVIDER, {
      AttributeMapping: {
        email: 'email',
        email_verified: 'email_verified',
        given_name: 'given_name',
        family_name: 'usual_name',
      },
    });
  });

  test('its secret is fetched at deployment, and no template holds it', () => {
    identity.hasResourceProperties(PROVIDER, {
      ProviderDetails: { client_secret: '{{resolve:secretsmanager:trousseau/proconnect:SecretString:::}}' },
    });
  });

  test('the portal offers it, and no machine does', () => {
    const [provider] = Object.keys(identity.findResources(PROVIDER));
    const offering = Object.values(identity.findResources(CLIENT)).filter(({ Properties }) =>
      JSON.stringify(Properties.SupportedIdentityProviders).includes(`{"Ref":"${provider}"}`),
    );
    expect(offering.map(({ Properties }) => Properties.AllowedOAuthFlows)).toEqual([['code']]);
  });
});

const AGENTS = {
  issuer: 'https://agents.example',
  audience: 'trousseau-agents',
  secondFactor: { claim: 'amr' as const, values: ['otp', 'hwk'] },
};

describe.each(ENVIRONMENTS)('in %s, with an issuer of agents', (environment) => {
  const { api } = templatesOf(environment, { agents: AGENTS });
  const authorizers = api.findResources('AWS::ApiGatewayV2::Authorizer', {
    Properties: { JwtConfiguration: { Issuer: AGENTS.issuer, Audience: [AGENTS.audience] } },
  });

  test('what support alone may do takes its tokens, and nothing else does', () => {
    const [authorizer] = Object.keys(authorizers);
    const routes = Object.values(api.findResources('AWS::ApiGatewayV2::Route'));
    const open = routes.filter(({ Properties }) => Properties.AuthorizerId?.Ref === authorizer);
    const ofSupport = ALL_ROUTES.filter(({ permission }) => String(permission.allowed) === 'support');
    // HEAD is answered wherever GET is.
    const keys = ofSupport.flatMap(({ key }) =>
      key.startsWith('GET ') ? [key, key.replace('GET', 'HEAD')] : [key],
    );
    expect(open.map(({ Properties }) => Properties.RouteKey).sort()).toEqual(keys.sort());
  });

  test('the register knows agents by it, whatever the pool asks for', () => {
    const functions = Object.values(api.findResources('AWS::Lambda::Function'));
    const rules = functions.flatMap(({ Properties }) => Properties.Environment?.Variables?.AGENTS ?? []);
    expect(rules.length).toBeGreaterThan(5);
    for (const text of rules)
      expect(JSON.parse(text)).toEqual({ issuer: AGENTS.issuer, secondFactor: AGENTS.secondFactor });
  });
});
