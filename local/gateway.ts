import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '../shared/domain/errors.ts';
import { finishAnswer } from '../shared/http/finish-answer.ts';
import { languageOf } from '../shared/http/negotiate.ts';
import { asDomainError, problem } from '../shared/http/problem.ts';
import { COMMON_TEXTS } from '../shared/http/problem-texts/texts.ts';
import type { GatewayEvent, GatewayResult } from '../shared/http/request.ts';
import { authorize, type TrustedIssuer } from './authorizer.ts';
import { gatewayEvent, headersOf } from './gateway-event.ts';
import { matchRoute } from './match-route.ts';

export type LambdaHandler = (event: GatewayEvent) => Promise<GatewayResult>;

/** One log line per request. It holds what an access log may carry: no names, addresses, tokens or queries. */
export interface AccessLogEntry {
  requestId: string;
  /** The template of the route, never the path as sent. */
  route: string;
  status: number;
  milliseconds: number;
}

/** HTTP API's own limit. The contract's limit of 1 MB is checked by the handlers. */
const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** An answer of a Lambda: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;

/** Lambda fails where its answer is larger, and so does this. @throws internal */
const requireSmall = (result: GatewayResult): GatewayResult => {
  if (Buffer.byteLength(JSON.stringify(result)) > MAX_ANSWER_BYTES) throw new DomainError('internal');
  return result;
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // The request is read to its end even so, because a client that is still sending would not see the answer.
    if (size <= MAX_PAYLOAD_BYTES) chunks.push(chunk);
  }
  if (size > MAX_PAYLOAD_BYTES) throw new DomainError('payload-too-large');
  return Buffer.concat(chunks);
};

/** While the system starts: to be asked again, when the answer says. */
export const answerNotReady = (request: IncomingMessage, response: ServerResponse): void => {
  const told = { requestId: randomUUID(), language: languageOf(request.headers['accept-language']) };
  const { statusCode, headers, body } = problem(new DomainError('unavailable'), told, COMMON_TEXTS);
  response.writeHead(statusCode, headers).end(body);
};

/**
 * Does what API Gateway does for the deployed system: matches the route, verifies the token and its scope, and hands
 * the event to the route's Lambda. Here, its own refusals are problems too
 * (docs/adr/0007-refusals-by-the-gateway.md).
 */
export const createGateway = (
  handlers: ReadonlyMap<string, LambdaHandler>,
  trusted: TrustedIssuer,
  log: (entry: AccessLogEntry) => void,
) => {
  const answer = async (request: IncomingMessage, url: URL, requestId: string) => {
    const body = await readBody(request);
    const method = request.method ?? 'GET';
    const matched = matchRoute(method, url.pathname);
    const handler = handlers.get(matched?.capability ?? 'reference');
    if (handler === undefined) throw new DomainError('internal');
    const authorized = matched && (await authorize(matched.route, request.headers.authorization, trusted));
    const to = {
      routeKey: matched === undefined ? '$default' : `${method} ${matched.route.path}`,
      pathParameters: matched?.pathParameters ?? {},
    };
    return requireSmall(await handler(gatewayEvent(request, url, body, to, requestId, authorized)));
  };
  return async (request: IncomingMessage, url: URL): Promise<GatewayResult> => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const language = languageOf(request.headers['accept-language']);
    const result = await answer(request, url, requestId).catch((error: unknown) => {
      const refused = problem(asDomainError(error, COMMON_TEXTS), { requestId, language }, COMMON_TEXTS);
      const { method = 'GET' } = request;
      return finishAnswer(refused, { method, path: url.pathname, requestId, headers: headersOf(request) });
    });
    log({
      requestId,
      route: matchRoute(request.method ?? 'GET', url.pathname)?.route.key ?? 'no route',
      status: result.statusCode,
      milliseconds: Math.round(performance.now() - startedAt),
    });
    return result;
  };
};
