import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Instant } from '../domain/instants.ts';
import type { Language } from '../wording/text.ts';
import type { Caller } from './caller.ts';
import type { BodyOf, ParamsOf, QueryOf, Route } from './route.ts';

/** An event of API Gateway's HTTP API, payload format 2.0. Public routes have no authorizer. */
export type GatewayEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'> & {
  requestContext: Omit<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'], 'authorizer'> & {
    authorizer?: APIGatewayProxyEventV2WithJWTAuthorizer['requestContext']['authorizer'];
  };
};

export interface GatewayResult {
  statusCode: number;
  headers: Record<string, string>;
  body?: string;
  /** Whether the body stands for bytes that are no text. */
  isBase64Encoded?: true;
}

/** A request that has been parsed, recognised and authorised. */
export interface Request<R extends Route = Route, C extends Caller = Caller> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  caller: C;
  now: Instant;
  /** Our own id of the request. */
  requestId: string;
  /** The client's own id of it, if it gave one that is kept. */
  clientRequestId: string | undefined;
  /** The version that the client saw, from `If-Match`. */
  ifMatch: number | undefined;
  /** The digest of the dry run that the client saw, from `If-Match`. */
  seenDryRun: string | undefined;
  idempotencyKey: string | undefined;
  language: Language;
}
