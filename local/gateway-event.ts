import type { IncomingMessage } from 'node:http';
import type { GatewayEvent } from '../shared/http/request.ts';

/** The route that the request goes to, as its key names it. */
interface Matched {
  routeKey: string;
  pathParameters: Record<string, string>;
}

type Authorized = { claims: Record<string, string>; scopes: string[] } | undefined;

/** The headers of a request, each as one text. */
export const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value] as const],
    ),
  );

/** API Gateway joins repeated parameters by commas. */
const queryOf = (search: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name).join(',')]));

const TEXT = /^(application\/([\w.+-]+\+)?json|text\/)/i;

/** The event of payload format 2.0 that API Gateway's HTTP API would send for this request. */
export const gatewayEvent = (
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  { routeKey, pathParameters }: Matched,
  requestId: string,
  authorized: Authorized,
): GatewayEvent => {
  const { cookie, ...headers } = headersOf(request);
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers['content-type'] ?? '');
  const now = new Date();
  const query = queryOf(url.searchParams);
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { 'x-forwarded-proto': 'http', ...headers },
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? url.host,
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
      ...(authorized && { authorizer: { principalId: '', integrationLatency: 0, jwt: authorized } }),
    },
  };
};
