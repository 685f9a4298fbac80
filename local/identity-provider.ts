import { createHash } from 'node:crypto';
import { createLocalJWKSet } from 'jose';
import Provider, { type AccountClaims, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { AgentRules } from '../shared/http/agents.ts';
import type { MachineRules } from '../shared/http/machine-tokens.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { logoutPage } from './login-page.ts';
import { createLoginStore } from './login-store.ts';
import type { OidcSecrets } from './oidc-secrets.ts';

/** The audience in the local issuer's tokens. A deployed environment has its own (infra/config.ts). */
export const AUDIENCE = 'trousseau';
export const PORTAL_CLIENT = 'portal';
/** For whoever calls the API by hand (`npm run token`): it keeps no secret. */
export const COMMAND_CLIENT = 'command-line';
export const RELYING_CLIENT = 'dsn';
export const OIDC_PATH = '/oidc';
export const CALLBACK_PATH = '/callback';
const LOGGED_OUT_PATH = '/logged-out';

const TOKEN_SECONDS = 3_600;
/** As the deployed pool's refresh tokens (infra/stacks/identity-stack.ts). */
const LOGIN_SECONDS = 12 * 3_600;
const INTERACTION_SECONDS = 600;

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A person who only typed an address is named after it. */
const claimsOf = (email: string): AccountClaims => {
  const known = DEMO_PEOPLE.find((person) => person.email === email);
  const [given = '', ...family] = (email.split('@')[0] ?? '').split(/[._-]+/).map(capitalise);
  return {
    sub: createHash('sha256').update(email).digest('hex').slice(0, 32),
    email,
    email_verified: true,
    given_name: known?.givenName ?? given,
    family_name: known?.familyName ?? family.join(' '),
    ...(known?.support && { groups: ['support'] }),
  };
};

/** Agents log in with a second factor, which here nobody asks for: the token says so all the same. */
const amrOf = (email: string): string[] =>
  DEMO_PEOPLE.some((person) => person.support && person.email === email) ? ['pwd', 'otp'] : ['pwd'];

/** Agents are those of this issuer, as where the pool is everybody's. */
export const agentsOf = (issuer: string): AgentRules => ({
  issuer,
  secondFactor: { claim: 'amr', values: ['otp'] },
});

/** Relying services are clients of this issuer, which signs for one audience. */
export const machinesOf = (issuer: string): MachineRules => ({
  issuer,
  keys: `${issuer}/jwks`,
  audience: [AUDIENCE],
  scope: 'access:evaluate',
});

/** When and how the person logged in: access tokens that are renewed later still say so. */
const proofOf = ({ oidc }: KoaContextWithOIDC) => {
  const { AuthorizationCode, RefreshToken } = oidc.entities;
  const { authTime, amr } = AuthorizationCode ?? RefreshToken ?? {};
  return { auth_time: authTime, amr };
};

const scopeOf = (clientId: string): string => (clientId === RELYING_CLIENT ? 'access:evaluate' : 'portal');

/** Where browsers come from: the issuer's own pages, and the portal's. */
interface Origins {
  origin: string;
  portal: string;
}

/** Where the portal sends browsers to end the issuer's session, and they come back from. */
export const logoutUrl = ({ origin, portal }: Origins): string => {
  const query = { client_id: PORTAL_CLIENT, post_logout_redirect_uri: `${portal}${LOGGED_OUT_PATH}` };
  return `${origin}${OIDC_PATH}/session/end?${new URLSearchParams(query)}`;
};

const clientsOf = (
  { origin, portal }: Origins,
  { clientSecret, portalSecret }: OidcSecrets,
): Configuration['clients'] => [
  {
    client_id: PORTAL_CLIENT,
    client_secret: portalSecret,
    redirect_uris: [`${portal}${CALLBACK_PATH}`],
    post_logout_redirect_uris: [`${portal}${LOGGED_OUT_PATH}`],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    require_auth_time: true,
  },
  {
    client_id: COMMAND_CLIENT,
    redirect_uris: [`${origin}${CALLBACK_PATH}`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  },
  {
    client_id: RELYING_CLIENT,
    client_secret: clientSecret,
    redirect_uris: [],
    grant_types: ['client_credentials'],
    response_types: [],
  },
];

/**
 * The OpenID provider of this machine, at `<origin>/oidc`: code with PKCE for people, client credentials for relying
 * services. It believes that people own the address that they type, so it listens on 127.0.0.1 only.
 */
export const createIdentityProvider = (origins: Origins, secrets: OidcSecrets) => {
  const { origin } = origins;
  /** The address of each token subject, kept between login and token. */
  const addresses = new Map<string, string>();
  const provider = new Provider(`${origin}${OIDC_PATH}`, {
    adapter: createLoginStore(),
    clients: clientsOf(origins, secrets),
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: [secrets.cookieKey] },
    scopes: ['openid'],
    pkce: { required: () => true },
    responseTypes: ['code'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, { clientId }, token) => token.clientId === clientId,
      },
      rpInitiatedLogout: {
        logoutSource: (context, form) => {
          context.body = logoutPage(form);
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `urn:${AUDIENCE}`,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, _resource, client) => ({
          scope: scopeOf(client.clientId),
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_SECONDS,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    // Each serves once: whoever renews twice at a time is found out.
    rotateRefreshToken: true,
    findAccount: (_context, accountId) => {
      const email = addresses.get(accountId);
      return email === undefined ? undefined : { accountId, claims: () => claimsOf(email) };
    },
    extraTokenClaims: (context, token) => {
      const email = 'accountId' in token ? addresses.get(String(token.accountId)) : undefined;
      return email === undefined ? undefined : { ...claimsOf(email), ...proofOf(context) };
    },
    interactions: { url: (_context, interaction) => `${OIDC_PATH}/login/${interaction.uid}` },
    // People consent to nothing here, because the portal is the register's own client.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new context.oidc.provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope('openid');
      grant.addResourceScope(`urn:${AUDIENCE}`, scopeOf(client.clientId));
      await grant.save();
      return grant;
    },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      AuthorizationCode: 60,
      Grant: LOGIN_SECONDS,
      IdToken: TOKEN_SECONDS,
      Interaction: INTERACTION_SECONDS,
      RefreshToken: LOGIN_SECONDS,
      Session: LOGIN_SECONDS,
    },
  });
  const { kty, kid, n, e } = secrets.signingKey;
  return {
    issuer: provider.issuer,
    callback: provider.callback(),
    /** The keys with which the gateway verifies tokens. */
    keys: createLocalJWKSet({ keys: [{ kty, kid, alg: 'RS256', use: 'sig', n: String(n), e: String(e) }] }),
    /**
     * Takes an address as verified and continues the login. `minutesAgo`: as if it had been done then, for trying what asks for
     * a fresh one. @returns where to go next
     */
    login: async (
      request: Parameters<typeof provider.interactionResult>[0],
      response: Parameters<typeof provider.interactionResult>[1],
      { email, minutesAgo }: { email: string; minutesAgo: number },
    ): Promise<string> => {
      const { sub } = claimsOf(email);
      addresses.set(sub, email);
      const ts = Math.floor(Date.now() / 1_000) - minutesAgo * 60;
      return provider.interactionResult(request, response, {
        login: { accountId: sub, amr: amrOf(email), ts },
      });
    },
  };
};

export type IdentityProvider = ReturnType<typeof createIdentityProvider>;
