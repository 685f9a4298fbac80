import { CfnOutput, Duration, RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolClient,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  ProviderAttribute,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
  UserPoolGroup,
  UserPoolIdentityProviderOidc,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { type environmentSchema, SECOND_FACTOR } from '../../functions/identity/env.ts';
import type { AgentRules } from '../../shared/http/agents.ts';
import type { MachineRules } from '../../shared/http/machine-tokens.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { BundledFunction } from '../constructs/bundled-function.ts';
import { issuedScope, RESOURCE_SERVER, SCOPES } from '../scopes.ts';

const ACCESS_TOKEN_LIFETIME = Duration.hours(1);
const REFRESH_TOKEN_LIFETIME = Duration.hours(12);

interface Props extends StackProps {
  settings: Settings;
}

interface RegisterScopes {
  portal: OAuthScope;
  evaluate: OAuthScope;
}

/** Who can log in: people through the portal, and relying services with a secret each. */
export class IdentityStack extends Stack {
  readonly userPool: UserPool;
  /** What the portal asks for logins as, its secret, and where it sends people to end the pool's own session. */
  readonly portal: { client: UserPoolClient; secret: Secret; logoutUrl: string };
  /** The clients whose tokens the API accepts. */
  readonly clients: readonly UserPoolClient[];
  /** How the register knows agents of support. */
  readonly agents: AgentRules;
  /** How it knows relying services: their tokens open decisions, people's do not. */
  readonly machines: MachineRules;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings } = props;
    this.userPool = this.createPool(settings);
    const domain = this.userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: settings.loginDomainPrefix },
    });
    new UserPoolGroup(this, 'SupportGroup', { userPool: this.userPool, groupName: 'support' });
    this.addClaims(settings);
    const server = this.createScopes();
    this.portal = this.createPortalClient(settings, domain, server);
    const machineClients = this.createMachineClients(settings, server);
    this.clients = [this.portal.client, ...machineClients];
    this.agents = this.knowAgents(settings);
    this.machines = this.knowMachines(machineClients);
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
  }

  private createPool({ mfa, protectData }: Settings): UserPool {
    const pool = new UserPool(this, 'People', {
      signInAliases: { email: true },
      signInCaseSensitive: false,
      selfSignUpEnabled: true,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: {
        email: { required: true, mutable: true },
        familyName: { required: false, mutable: true },
        givenName: { required: false, mutable: true },
      },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: protectData,
      removalPolicy: protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (mfa === 'optional') {
      acknowledge(
        pool,
        'AwsSolutions-COG2',
        'Developers log in many times per day, to fictional organisations only.',
      );
    }
    return pool;
  }

  /** Puts the verified address, the names and the second factor that the register reads into people's access tokens. */
  private addClaims({ logRetentionDays, mfa }: Settings): void {
    const environment: z.input<typeof environmentSchema> = { POOL_MFA: mfa };
    const trigger = new BundledFunction(this, 'Claims', {
      folder: 'identity',
      environment,
      logRetentionDays,
    });
    this.userPool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      trigger.function,
      LambdaVersion.V2_0,
    );
  }

  private knowAgents({ agents, mfa }: Settings): AgentRules {
    if (agents !== undefined) return { issuer: agents.issuer, secondFactor: agents.secondFactor };
    return {
      issuer: this.userPool.userPoolProviderUrl,
      ...(mfa === 'required' && { secondFactor: { claim: 'second_factor', values: [SECOND_FACTOR] } }),
    };
  }

  private knowMachines(clients: readonly UserPoolClient[]): MachineRules {
    const issuer = this.userPool.userPoolProviderUrl;
    return {
      issuer,
      keys: `${issuer}/.well-known/jwks.json`,
      audience: clients.map(({ userPoolClientId }) => userPoolClientId),
      scope: issuedScope('access:evaluate'),
    };
  }

  private createScopes(): RegisterScopes {
    const evaluate = new ResourceServerScope({
      scopeName: 'access:evaluate',
      scopeDescription: SCOPES['access:evaluate'],
    });
    const portal = new ResourceServerScope({ scopeName: 'portal', scopeDescription: SCOPES.portal });
    const server = this.userPool.addResourceServer('Register', {
      identifier: RESOURCE_SERVER,
      scopes: [portal, evaluate],
    });
    return {
      portal: OAuthScope.resourceServer(server, portal),
      evaluate: OAuthScope.resourceServer(server, evaluate),
    };
  }

  /** A client with a secret: the portal's server alone holds tokens, no browser does. */
  private createPortalClient(settings: Settings, domain: UserPoolDomain, { portal }: RegisterScopes) {
    const { origin } = settings.portal;
    const federated = this.federate(settings);
    const back = `${origin}/logged-out`;
    // CloudFormation makes a new client where one gets a secret, so it has a name of its own.
    const client = this.userPool.addClient('PortalServer', {
      generateSecret: true,
      preventUserExistenceErrors: true,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, portal],
        callbackUrls: [`${origin}/callback`],
        logoutUrls: [back],
      },
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...(federated ? [UserPoolClientIdentityProvider.custom(federated.providerName)] : []),
      ],
      accessTokenValidity: ACCESS_TOKEN_LIFETIME,
      refreshTokenValidity: REFRESH_TOKEN_LIFETIME,
    });
    if (federated) client.node.addDependency(federated);
    new CfnOutput(this, 'PortalClientId', { value: client.userPoolClientId });
    const leaving = new URLSearchParams({ logout_uri: back });
    return {
      client,
      secret: this.keepSecretOf(client),
      logoutUrl: `${domain.baseUrl()}/logout?client_id=${client.userPoolClientId}&${leaving}`,
    };
  }

  /** Where the portal's Lambda reads it. CloudFormation passes it on, so that no template and no output holds it. */
  private keepSecretOf(client: UserPoolClient): Secret {
    const { defaultChild } = client.node;
    if (!(defaultChild instanceof CfnUserPoolClient)) throw new Error('the client has no resource');
    const secret = new Secret(this, 'PortalSecret', {
      description: 'What the user pool knows the portal by',
      secretStringValue: SecretValue.resourceAttribute(defaultChild.attrClientSecret),
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'Cognito renews no secret of a client: a new client has a new one.',
    );
    return secret;
  }

  private createMachineClients(settings: Settings, { evaluate }: RegisterScopes): UserPoolClient[] {
    return settings.machineClients.map((name) =>
      this.userPool.addClient(`Machine-${name}`, {
        userPoolClientName: name,
        generateSecret: true,
        oAuth: {
          flows: { clientCredentials: true },
          scopes: [evaluate],
        },
        supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
        accessTokenValidity: ACCESS_TOKEN_LIFETIME,
      }),
    );
  }

  private federate({ federation }: Settings): UserPoolIdentityProviderOidc | undefined {
    if (federation === undefined) return undefined;
    return new UserPoolIdentityProviderOidc(this, 'Federation', {
      userPool: this.userPool,
      name: federation.name,
      issuerUrl: federation.issuer,
      clientId: federation.clientId,
      // Cognito's API takes the secret itself. CloudFormation fetches it, so that no template holds it.
      clientSecret: SecretValue.secretsManager(federation.secretName).unsafeUnwrap(),
      scopes: ['openid', 'email', 'given_name', 'usual_name'],
      attributeMapping: {
        email: ProviderAttribute.other('email'),
        givenName: ProviderAttribute.other('given_name'),
        familyName: ProviderAttribute.other('usual_name'),
        emailVerified: ProviderAttribute.other('email_verified'),
      },
    });
  }
}
