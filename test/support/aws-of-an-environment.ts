import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

const SECRET = 'the-secret-of-dsn';
export const BASIC = `Basic ${Buffer.from(`id-of-dsn:${SECRET}`).toString('base64')}`;

const stackXml = (outputs: Record<string, string>): string => {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>
    <Stacks><member><StackName>x</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime>
    <StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks>
    </DescribeStacksResult></DescribeStacksResponse>`;
};

/** The first page has no client of that name. */
const pageOfClients = (next: unknown): object =>
  next === undefined
    ? { UserPoolClients: [{ ClientId: 'id-of-portal', ClientName: 'Portal' }], NextToken: 'more' }
    : { UserPoolClients: [{ ClientId: 'id-of-dsn', ClientName: 'dsn' }] };

const answerCognito = (operation: string, asked: Record<string, unknown>): object =>
  operation.endsWith('.ListUserPoolClients')
    ? pageOfClients(asked.NextToken)
    : { UserPoolClient: { ClientId: asked.ClientId, ClientSecret: SECRET } };

/**
 * The parts of AWS that `smoke` uses in a deployed environment: the outputs of its stacks, its relying service, and a
 * token.
 */
export const startAws = async (api: string, giveToken: (form: URLSearchParams) => string | undefined) => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const { 'x-amz-target': target, authorization } = request.headers;
    if (request.url === '/oauth2/token') {
      const token = authorization === BASIC ? giveToken(new URLSearchParams(body)) : undefined;
      response.statusCode = token === undefined ? 400 : 200;
      response.end(
        JSON.stringify(token === undefined ? { error: 'invalid_client' } : { access_token: token }),
      );
    } else if (typeof target === 'string') {
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify(answerCognito(target, JSON.parse(body))));
    } else {
      response.setHeader('content-type', 'text/xml');
      response.end(stackXml(body.includes('-Api') ? { Url: api } : { UserPoolId: 'eu-west-3_Pool' }));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
};
