import type { DomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/instants.ts';
import { report } from '../observability/report.ts';
import type { Caller } from './caller.ts';
import {
  clientRequestIdOf,
  dryRunSeenBy,
  echoedRequestIdOf,
  idempotencyKeyOf,
  ifMatchOf,
  languageOf,
  parseJsonBody,
  parsePart,
  parseWith,
  requestIdOf,
} from './parse-event.ts';
import { asDomainError, problem } from './problem.ts';
import type { Reply } from './reply.ts';
import type { GatewayEvent, GatewayResult, Request } from './request.ts';
import type { AnswerOf, ParamsOf, Route } from './route.ts';

/** Identifies the caller, and refuses callers without permission. */
export type Recognise<C extends Caller> = (
  event: GatewayEvent,
  route: Route,
  moment: { now: Instant; requestId: string; clientRequestId: string | undefined },
) => Promise<C>;

/** A handler that only reads. The compiler checks its body against the contract. */
export type Handle<R extends Route, C extends Caller> = (
  request: Request<R, C>,
) => Promise<Reply<AnswerOf<R>>>;

export interface Endpoint {
  route: Route;
  handle: (event: GatewayEvent) => Promise<GatewayResult>;
}

/** No answer of the register belongs in a cache, a frame or a sniffing browser. */
const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
} as const;

/** The id of the request in its answer: ours, or the client's own where the answer is for a client of AuthZEN. */
const answeredId = ({ permission }: Route, event: GatewayEvent): string =>
  ('scope' in permission && permission.scope === 'access:evaluate' ? echoedRequestIdOf(event) : undefined) ??
  requestIdOf(event);

const render = (route: Route, reply: Reply): GatewayResult => {
  const { status, schema } = route.answer;
  const headers = reply.headers ?? {};
  if (reply.text !== undefined) {
    const { contentType, content } = reply.text;
    return { statusCode: status, headers: { ...headers, 'content-type': contentType }, body: content };
  }
  if (schema === undefined) return { statusCode: status, headers };
  return {
    statusCode: status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(parseAnswer(schema, reply.body)),
  };
};

/** An answer that its own schema refuses is our fault, never the client's. */
const parseAnswer = (schema: NonNullable<Route['answer']['schema']>, body: unknown): unknown => {
  try {
    return parseWith(schema, body);
  } catch (error) {
    throw new Error('the answer does not fit its schema', { cause: error });
  }
};

interface Answered {
  result: GatewayResult;
  counts?: Reply['counts'];
}

const originOf = (event: GatewayEvent): string => {
  const host = event.headers.host ?? event.requestContext.domainName;
  return `${event.headers['x-forwarded-proto'] ?? 'https'}://${host}`;
};

/**
 * One route of a Lambda: recognise and authorise, parse, handle, render. Any error becomes a problem. The order
 * matters: a stranger must not learn how a body would have been refused.
 */
export const endpoint = <R extends Route, C extends Caller>(
  route: R,
  clock: () => Instant,
  recognise: Recognise<C>,
  handle: (request: Request<R, C>) => Promise<Reply>,
): Endpoint => {
  const answer = async (event: GatewayEvent): Promise<Answered> => {
    const now = clock();
    const requestId = requestIdOf(event);
    const clientRequestId = clientRequestIdOf(event);
    const params: ParamsOf<R> = parsePart(route, 'params', event.pathParameters ?? {});
    const caller = await recognise(event, route, { now, requestId, clientRequestId });
    const seenDryRun = route.dryRun && dryRunSeenBy(event);
    const request: Request<R, C> = {
      params,
      now,
      requestId,
      clientRequestId,
      caller,
      query: parsePart(route, 'query', event.queryStringParameters ?? {}),
      body: parsePart(route, 'body', route.body && parseJsonBody(event)),
      ifMatch: route.conditional && seenDryRun === undefined ? ifMatchOf(event) : undefined,
      seenDryRun,
      idempotencyKey: route.changes && idempotencyKeyOf(event),
      language: languageOf(event),
      origin: originOf(event),
    };
    const reply = await handle(request);
    return { result: render(route, reply), counts: reply.counts };
  };
  return {
    route,
    handle: async (event) => {
      const requestId = requestIdOf(event);
      const done = report(route.key, { requestId, clientRequestId: clientRequestIdOf(event) });
      const { result, counts }: Answered = await answer(event).catch((thrown: unknown) => {
        const error: DomainError = asDomainError(thrown);
        done.refused(error, thrown);
        return { result: problem(error, { requestId, language: languageOf(event) }) };
      });
      done.answered(result.statusCode, counts);
      const headers = { ...SAFE_HEADERS, ...result.headers, 'x-request-id': answeredId(route, event) };
      return { ...result, headers };
    },
  };
};
