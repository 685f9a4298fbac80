import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { type EnvironmentName, readSettings } from '../../infra/config.ts';
import { OptionRefused } from '../../local/start-options.ts';
import { requestMachineToken } from './machine-token.ts';
import { readOutput } from './read-output.ts';

/** A token as in RFC 6750. Anything else would make the request fail, and be printed with the error. */
const TOKEN = /^[\w.~+/-]+=*$/;

/** The token in the environment, where a list of processes does not show it. @throws OptionRefused */
export const givenToken = (): string | undefined => {
  const token = process.env.TROUSSEAU_TOKEN;
  if (token === undefined || TOKEN.test(token)) return token;
  throw new OptionRefused(
    'TROUSSEAU_TOKEN is no token: is it empty, or did npm run write more than that (--silent)?',
  );
};

/** The pool's hosted domain, unless the AWS environment names an endpoint of its own. */
const tokenEndpointOf = ({ loginDomainPrefix, region }: ReturnType<typeof readSettings>): string => {
  const { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER, AWS_ENDPOINT_URL } = process.env;
  const origin =
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ??
    AWS_ENDPOINT_URL ??
    `https://${loginDomainPrefix}.auth.${region}.amazoncognito.com`;
  return `${origin}/oauth2/token`;
};

/** A token of the environment's first relying service. */
export const requestTokenOf = async (environment: EnvironmentName): Promise<string> => {
  const settings = readSettings(environment);
  const [client] = settings.machineClients;
  if (client === undefined) throw new OptionRefused(`${environment} has no relying service.`);
  const userPool = await readOutput(environment, 'Identity', 'UserPoolId');
  const tokenEndpoint = tokenEndpointOf(settings);
  return requestMachineToken(
    { cognito: new CognitoIdentityProviderClient(), userPool, tokenEndpoint },
    client,
  );
};
