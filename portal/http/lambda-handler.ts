import { gzipSync } from 'node:zlib';

/** As much of API Gateway's payload format 2.0 as the portal reads. */
export interface GatewayEvent {
  rawPath: string;
  rawQueryString: string;
  /** Without cookies, which stand apart. */
  headers: Record<string, string | undefined>;
  cookies?: string[] | undefined;
  body?: string | undefined;
  isBase64Encoded: boolean;
  requestContext: { requestId: string; http: { method: string } };
}

export interface GatewayResult {
  statusCode: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
  isBase64Encoded: boolean;
}

/** Answers requests; the id is the one that logs and error pages name. */
export type Fetch = (request: Request, bindings: { requestId: string }) => Response | Promise<Response>;

const requestOf = (event: GatewayEvent, origin: string): Request => {
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) headers.set(name, value);
  }
  if (event.cookies !== undefined) headers.set('cookie', event.cookies.join('; '));
  const body =
    event.body === undefined ? undefined : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const { method } = event.requestContext.http;
  return new Request(`${origin}${event.rawPath}${query}`, {
    method,
    headers,
    ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body }),
  });
};

/** What is shorter gains nothing. */
const FEWEST_BYTES = 1_400;

/** Neither CloudFront nor API Gateway compresses what it may not keep. */
const takesGzip = ({ headers }: GatewayEvent): boolean =>
  (headers['accept-encoding'] ?? '')
    .split(',')
    .some((each) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$)|$)/i.test(each));

/** A workbook, say: API Gateway takes bytes that are no text in base64 alone. */
const isNoText = ({ headers }: Response): boolean =>
  !/^(text\/|application\/json|$)/.test(headers.get('content-type') ?? '');

const resultOf = async (response: Response, event: GatewayEvent): Promise<GatewayResult> => {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'));
  const content = Buffer.from(await response.arrayBuffer());
  const isGzip = content.length >= FEWEST_BYTES && takesGzip(event);
  const sent = isGzip ? gzipSync(content) : content;
  const isBase64Encoded = isGzip || isNoText(response);
  return {
    statusCode: response.status,
    headers: { ...headers, vary: 'accept-encoding', ...(isGzip && { 'content-encoding': 'gzip' }) },
    cookies: response.headers.getSetCookie(),
    body: sent.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
};

/** The handler that Lambda calls. The origin is the configured one, whatever host a request names. */
export const lambdaHandler =
  (fetch: Fetch, origin: string) =>
  async (event: GatewayEvent): Promise<GatewayResult> =>
    resultOf(await fetch(requestOf(event, origin), { requestId: event.requestContext.requestId }), event);
