import { dynamoDb, secretReader } from './aws/json-client.ts';
import { openFiles } from './client/files.ts';
import { openRegister } from './client/register.ts';
import type { AwsEnvironment, Environment } from './env.ts';
import { cookieJar } from './http/cookies.ts';
import { log } from './http/log.ts';
import { PATHS } from './page/paths.ts';
import type { Services } from './services.ts';
import { openDrafts } from './session/drafts.ts';
import { dynamoDbItems } from './session/dynamodb-items.ts';
import { loadedWhenAsked } from './session/issuer.ts';
import { openLogins } from './session/logins.ts';
import { openSessions } from './session/sessions.ts';
import { openVault } from './session/vault.ts';

/** What the deployed portal is built from. Nothing is asked of anybody yet: secrets are read when first needed. */
export const openServices = (environment: Environment, aws: AwsEnvironment): Services => {
  const clock = Date.now;
  const secret = secretReader(aws);
  const items = dynamoDbItems(dynamoDb(aws), environment.SESSIONS_TABLE_NAME);
  const vault = openVault({ items, secret: secret(environment.SESSION_SECRET_NAME), clock });
  const issuer = loadedWhenAsked(async () => {
    const { openIssuer } = await import('./session/oauth-issuer.ts');
    return openIssuer({
      issuer: environment.ISSUER,
      clientId: environment.CLIENT_ID,
      clientSecret: secret(environment.CLIENT_SECRET_NAME),
      redirectUri: `${environment.PORTAL_URL}${PATHS.callback}`,
      scope: environment.LOGIN_SCOPE,
      clock,
    });
  });
  return {
    origin: environment.PORTAL_URL,
    filesOrigin: environment.FILES_ORIGIN,
    files: openFiles(environment.FILES_ORIGIN),
    logoutUrl: environment.LOGOUT_URL,
    assets: environment.ASSETS,
    cookies: cookieJar(environment.PORTAL_URL),
    sessions: openSessions({ vault, issuer, clock }),
    logins: openLogins({ vault, issuer, clock }),
    drafts: openDrafts({ vault, clock }),
    register: ({ token, language, requestId }) =>
      openRegister({ origin: environment.API_URL, token, language, requestId }),
    clock,
    log,
  };
};
