import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { issuedScope } from '../../infra/scopes.ts';

const TIMEOUT_MILLISECONDS = 15_000;
const PAGE = 60;

const tokenSchema = z.object({ access_token: z.string() });

/** @throws Error with the pool's words when it refuses */
export const requestToken = async (
  endpoint: string,
  form: Record<string, string>,
  authorization?: string,
): Promise<string> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { ...(authorization !== undefined && { authorization }) },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  if (!response.ok) throw new Error(`the pool refused a token: ${await response.text()}`);
  return tokenSchema.parse(await response.json()).access_token;
};

export interface Pool {
  cognito: CognitoIdentityProviderClient;
  userPool: string;
  /** The address at which the pool gives tokens. */
  tokenEndpoint: string;
}

const findClient = async ({ cognito, userPool }: Pool, name: string): Promise<string> => {
  const pages = paginateListUserPoolClients({ client: cognito }, { UserPoolId: userPool, MaxResults: PAGE });
  for await (const { UserPoolClients = [] } of pages) {
    const found = UserPoolClients.find(({ ClientName }) => ClientName === name)?.ClientId;
    if (found !== undefined) return found;
  }
  throw new Error(`the pool has no client ${name}`);
};

/** Requests a token as a relying service does, with the id and secret that the operator reads in the pool. */
export const requestMachineToken = async (pool: Pool, name: string): Promise<string> => {
  const ClientId = await findClient(pool, name);
  const { UserPoolClient } = await pool.cognito.send(
    new DescribeUserPoolClientCommand({ UserPoolId: pool.userPool, ClientId }),
  );
  if (UserPoolClient?.ClientSecret === undefined) throw new Error(`the client ${name} has no secret`);
  const secret = Buffer.from(`${ClientId}:${UserPoolClient.ClientSecret}`).toString('base64');
  const form = { grant_type: 'client_credentials', scope: issuedScope('access:evaluate') };
  return requestToken(pool.tokenEndpoint, form, `Basic ${secret}`);
};
