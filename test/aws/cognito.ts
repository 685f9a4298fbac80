import { createHash, randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { requestMachineToken, requestToken } from '../../commands/smoke/machine-token.ts';
import { DEMO_PEOPLE } from '../../local/demo-people.ts';
import type { Deployment } from './deployment-setup.ts';

const PASSWORD = 'Trousseau-2026-Essai!';
const REDIRECT = 'https://dev.trousseau.example/callback';

type Place = Pick<Deployment, 'endpoint' | 'userPool' | 'portalClient'>;

const clientOf = ({ endpoint }: Place) =>
  new CognitoIdentityProviderClient({
    endpoint,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

export type AccountClaims = Partial<Record<'given_name' | 'family_name', unknown>>;

/** An account with a verified address, as the pool makes it when its owner has entered the code sent there. */
export const openAccount = async (place: Place, email: string, claims: AccountClaims): Promise<void> => {
  const cognito = clientOf(place);
  const known = DEMO_PEOPLE.find((person) => person.email === email);
  // Whoever gives no names is called as the local issuer calls them: by their address.
  const [given = '', family = 'Roux'] = (email.split('@')[0] ?? '').split('.');
  const attributes = {
    email,
    email_verified: 'true',
    given_name: known?.givenName ?? String(claims.given_name ?? given),
    family_name: known?.familyName ?? String(claims.family_name ?? family),
  };
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const account = { UserPoolId: place.userPool, Username: email };
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        ...account,
        MessageAction: 'SUPPRESS',
        TemporaryPassword: PASSWORD,
        UserAttributes,
      }),
    );
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
    // The pool outlives a file of tests. A person in another file may have had this address.
    await cognito.send(new AdminUpdateUserAttributesCommand({ ...account, UserAttributes }));
    return;
  }
  await cognito.send(new AdminSetUserPasswordCommand({ ...account, Password: PASSWORD, Permanent: true }));
  if (known?.support)
    await cognito.send(new AdminAddUserToGroupCommand({ ...account, GroupName: 'support' }));
};

const tokenEndpointOf = ({ endpoint }: Place): string => `${endpoint}/oauth2/token`;

/** The portal's id and secret, as its Lambda sends them. */
const portalCredentials = async (place: Place): Promise<string> => {
  const asked = { UserPoolId: place.userPool, ClientId: place.portalClient };
  const { UserPoolClient } = await clientOf(place).send(new DescribeUserPoolClientCommand(asked));
  const pair = `${place.portalClient}:${UserPoolClient?.ClientSecret ?? ''}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
};

/**
 * Fills in the pool's own page at this address of its login, which the emulator has.
 * @returns where the pool sends the browser then
 */
export const passLoginPage = async (place: Place, question: URLSearchParams, email: string): Promise<URL> => {
  const page = await fetch(`${place.endpoint}/oauth2/authorize?${question}`);
  const html = await page.text();
  const hidden = [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const form = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  const answer = await fetch(`${place.endpoint}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...form, username: email, password: PASSWORD }),
  });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`the pool did not log ${email} in (${answer.status})`);
  return new URL(location);
};

/** Logs in on the pool's own pages as the portal does: code flow with PKCE. @returns an access token */
export const logInAt = async (place: Place, email: string, claims: AccountClaims = {}): Promise<string> => {
  await openAccount(place, email, claims);
  const verifier = randomBytes(32).toString('base64url');
  const asked = {
    client_id: place.portalClient,
    response_type: 'code',
    scope: 'openid trousseau/portal',
    redirect_uri: REDIRECT,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const back = await passLoginPage(place, new URLSearchParams(asked), email);
  const code = back.searchParams.get('code');
  if (code === null) throw new Error(`the pool gave ${email} no code`);
  const grant = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code, code_verifier: verifier };
  return requestToken(tokenEndpointOf(place), grant, await portalCredentials(place));
};

/** A token for the relying service `dsn`, whose id and secret the operator reads in the pool. */
export const machineTokenAt = (place: Place): Promise<string> =>
  requestMachineToken(
    { cognito: clientOf(place), userPool: place.userPool, tokenEndpoint: tokenEndpointOf(place) },
    'dsn',
  );
