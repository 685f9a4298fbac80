import * as oauth from 'oauth4webapi';
import { type Challenge, type Issuer, type Login, LoginRefused } from './issuer.ts';
import type { Tokens } from './session.ts';

interface Options {
  issuer: string;
  clientId: string;
  clientSecret: () => Promise<string>;
  redirectUri: string;
  scope: string;
  clock: () => number;
}

const CALL_MILLISECONDS = 5_000;

const tokensOf = (answer: oauth.TokenEndpointResponse, now: number, refresh?: string): Tokens => ({
  access: answer.access_token,
  // An issuer that gives no new one lets the old one serve again.
  refresh: answer.refresh_token ?? refresh,
  expiresAt: now + (answer.expires_in ?? 0) * 1_000,
});

/** The OpenID provider that people log in with, as a confidential client (code with PKCE, state and nonce). */
export const openIssuer = ({
  issuer,
  clientId,
  clientSecret,
  redirectUri,
  scope,
  clock,
}: Options): Issuer => {
  const url = new URL(issuer);
  const client: oauth.Client = { client_id: clientId };
  const options = () => ({
    // Plain http is an issuer on this machine (env.ts takes no other).
    [oauth.allowInsecureRequests]: url.protocol === 'http:',
    signal: AbortSignal.timeout(CALL_MILLISECONDS),
  });
  const authentication = async () => oauth.ClientSecretBasic(await clientSecret());

  let discovered: Promise<oauth.AuthorizationServer> | undefined;
  const server = (): Promise<oauth.AuthorizationServer> => {
    discovered ??= oauth
      .discoveryRequest(url, options())
      .then((response) => oauth.processDiscoveryResponse(url, response));
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  };

  const exchange = async (callback: URL, { state, nonce, verifier }: Challenge): Promise<Login> => {
    const as = await server();
    const parameters = oauth.validateAuthResponse(as, client, callback, state);
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      await authentication(),
      parameters,
      redirectUri,
      verifier,
      options(),
    );
    const answer = await oauth.processAuthorizationCodeResponse(as, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    const claims = oauth.getValidatedIdTokenClaims(answer);
    if (claims === undefined) throw new LoginRefused('no-id-token');
    return {
      issuer: claims.iss,
      sub: claims.sub,
      // When the token was made says nothing about when its person was there: without the claim, never.
      authenticatedAt: (claims.auth_time ?? 0) * 1_000,
      tokens: tokensOf(answer, clock()),
    };
  };

  return {
    authorizationUrl: async ({ state, nonce, verifier }, again) => {
      const { authorization_endpoint: endpoint } = await server();
      if (endpoint === undefined) throw new Error('the issuer names no place to log in');
      const asked = new URL(endpoint);
      const query = {
        client_id: clientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login', max_age: '0' }),
      };
      for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value);
      return asked.href;
    },

    exchange: (callback, challenge) =>
      exchange(callback, challenge).catch((error: unknown) => {
        if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
          throw new LoginRefused(error.error);
        }
        if (error instanceof oauth.OperationProcessingError)
          throw new LoginRefused(error.code ?? 'not-valid');
        throw error;
      }),

    renew: async (refreshToken) => {
      const as = await server();
      const response = await oauth.refreshTokenGrantRequest(
        as,
        client,
        await authentication(),
        refreshToken,
        options(),
      );
      try {
        const answer = await oauth.processRefreshTokenResponse(as, client, response);
        return tokensOf(answer, clock(), refreshToken);
      } catch (error) {
        if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant') return undefined;
        throw error;
      }
    },

    revoke: async (refreshToken) => {
      try {
        await oauth.revocationRequest(
          await server(),
          client,
          await authentication(),
          refreshToken,
          options(),
        );
      } catch {
        // Nothing more can be done here, and nobody is to wait for it.
      }
    },
  };
};
