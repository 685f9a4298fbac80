import { DomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/instants.ts';
import { report } from '../observability/report.ts';
import type { Caller } from './caller.ts';
import { finishAnswer } from './finish-answer.ts';
import { accepts, languageOf } from './negotiate.ts';
import {
  clientRequestIdOf,
  dryRunSeenBy,
  idempotencyKeyOf,
  ifMatchOf,
  parseJsonBody,
  parsePart,
  parseWith,
  requestIdOf,
} from './parse-event.ts';
import { asDomainError, problem } from './problem.ts';
import type { Texts } from './problem-texts/texts.ts';
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

/** @throws not-acceptable when the client takes none of the forms of the answer. One without content takes no form. */
const requireAcceptable = (
  { answer: { schema, alternatives = [] } }: Route,
  accept: string | undefined,
): void => {
  const types = [...(schema === undefined ? [] : ['application/json']), ...alternatives];
  if (types.length > 0 && !accepts(accept, types)) throw new DomainError('not-acceptable');
};

const valuesOf = (...parts: unknown[]): Record<string, unknown> => Object.assign({}, ...parts);

/** Where what was made is to be read: a template of the contract, filled from the answer, else from the path. */
const locationOf = ({ answer: { location } }: Route, params: unknown, body: unknown): string | undefined => {
  const values = valuesOf(params, body);
  return location?.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));
};

const render = (route: Route, reply: Reply, params: unknown): GatewayResult => {
  const { status, schema, keptSeconds } = route.answer;
  const location = locationOf(route, params, reply.body);
  const headers = {
    ...(location !== undefined && { location }),
    ...(keptSeconds !== undefined && { 'cache-control': `public, max-age=${keptSeconds}` }),
    ...reply.headers,
  };
  if (reply.text !== undefined) {
    const { contentType, content } = reply.text;
    return { statusCode: status, headers: { ...headers, 'content-type': contentType }, body: content };
  }
  if (reply.file !== undefined) {
    const { contentType, content } = reply.file;
    const body = content.toString('base64');
    return {
      statusCode: status,
      headers: { ...headers, 'content-type': contentType },
      body,
      isBase64Encoded: true,
    };
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

/**
 * One route of a Lambda: recognise and authorise, parse, handle, render. Any error becomes a problem. The order
 * matters: a stranger must not learn how a body would have been refused.
 */
export const endpoint = <R extends Route, C extends Caller>(
  route: R,
  clock: () => Instant,
  recognise: Recognise<C>,
  handle: (request: Request<R, C>) => Promise<Reply>,
  texts: Texts,
): Endpoint => {
  const answer = async (event: GatewayEvent): Promise<Answered> => {
    const now = clock();
    const requestId = requestIdOf(event);
    const clientRequestId = clientRequestIdOf(event);
    const params: ParamsOf<R> = parsePart(route, 'params', event.pathParameters ?? {});
    const caller = await recognise(event, route, { now, requestId, clientRequestId });
    requireAcceptable(route, event.headers.accept);
    const seenDryRun = route.dryRun && dryRunSeenBy(event);
    const request: Request<R, C> = {
      params,
      now,
      requestId,
      clientRequestId,
      caller,
      query: parsePart(route, 'query', event.queryStringParameters ?? {}),
      body: parsePart(route, 'body', parseJsonBody(event, route)),
      ifMatch: route.conditional && seenDryRun === undefined ? ifMatchOf(event) : undefined,
      seenDryRun,
      idempotencyKey: route.changes && idempotencyKeyOf(event),
      language: languageOf(event.headers['accept-language']),
    };
    const reply = await handle(request);
    return { result: render(route, reply, params), counts: reply.counts };
  };
  return {
    route,
    handle: async (event) => {
      const requestId = requestIdOf(event);
      const done = report(route.key, { requestId, clientRequestId: clientRequestIdOf(event) });
      const { result, counts }: Answered = await answer(event).catch((thrown: unknown) => {
        const error = asDomainError(thrown, texts);
        done.refused(error, thrown);
        return {
          result: problem(
            error,
            { requestId, language: languageOf(event.headers['accept-language']) },
            texts,
          ),
        };
      });
      done.answered(result.statusCode, counts);
      const { method } = event.requestContext.http;
      return finishAnswer(result, { method, path: route.path, requestId, headers: event.headers });
    },
  };
};
