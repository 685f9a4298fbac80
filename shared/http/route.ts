import type * as z from 'zod/mini';
import type { ErrorCode } from '../domain/errors.ts';
import { PERMISSIONS, type Permission, type RouteKey } from './permissions.ts';
import type { Tag } from './tags.ts';

type Schema = z.core.$ZodType;

export interface Answer {
  status: 200 | 201 | 202 | 204;
  description: string;
  /** Every JSON answer passes through this schema, so that nothing else leaks. Absent for 204. */
  schema?: Schema;
  /** Other content types in which the route can answer (`text/csv`). */
  alternatives?: readonly string[];
  example?: unknown;
  /**
   * Where what was made is to be read, of a 201: a path of the contract, whose variables are fields of the answer or of the
   * path; or `{field}`, for an address that the answer names.
   */
  location?: string;
  /** How long anybody may keep the answer, in seconds. It is the same for all; without this nobody keeps it. */
  keptSeconds?: number;
}

interface RouteDescription {
  /** operationId of the OpenAPI document. */
  operation: string;
  summary: string;
  tag: Tag;
  params?: Schema;
  query?: Schema;
  body?: Schema;
  bodyExample?: unknown;
  answer: Answer;
  /** The refusals of this route alone, beside those of every route of its kind. */
  errors?: readonly ErrorCode[];
  /** Whether the route changes something; it then takes `Idempotency-Key`. */
  changes?: true;
  /** Whether the route takes `If-Match` with the version from `ETag`. */
  conditional?: true;
  /** Whether `?dryRun=true` shows what it would do, with a digest that the command takes as `If-Match`. */
  dryRun?: true;
}

export interface Route extends RouteDescription {
  key: RouteKey;
  method: string;
  path: string;
  permission: Permission;
}

/**
 * Defines a route of the contract. Its key leads to its row in the permission table, so no route can be without one.
 */
export const defineRoute = <const K extends RouteKey, const D extends RouteDescription>(
  key: K,
  description: D,
) => {
  const [method = '', path = ''] = key.split(' ');
  const permission: (typeof PERMISSIONS)[K] = PERMISSIONS[key];
  return { key, method, path, permission, ...description };
};

/** The output of a schema; undefined when a route has none. */
export type Parsed<S> = S extends Schema ? z.core.output<S> : undefined;

export type ParamsOf<R extends Route> = Parsed<R['params']>;
export type QueryOf<R extends Route> = Parsed<R['query']>;
export type BodyOf<R extends Route> = Parsed<R['body']>;
/** The body that a handler may return: what the answer's schema takes. */
export type AnswerOf<R extends Route> = R['answer']['schema'] extends Schema
  ? z.core.input<R['answer']['schema']>
  : undefined;
