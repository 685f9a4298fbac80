import * as z from 'zod/mini';
import { DomainError } from '../domain/errors.ts';
import type { Fault, FaultPlace } from '../domain/faults.ts';
import { pointerTo } from '../domain/pointer.ts';
import { faultsOf } from './input-faults.ts';
import { readJson } from './json-text.ts';
import type { GatewayEvent } from './request.ts';
import type { Parsed, Route } from './route.ts';

/** The contract refuses bodies over 1 MB (413). */
const MAX_BODY_BYTES = 1_048_576;
/** Deeper than any body of the contract, and far less than what could exhaust a stack. */
const MAX_DEPTH = 32;

const isDeeperThan = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((child) => isDeeperThan(child, depth - 1));
};

const bodyText = (event: GatewayEvent): string => {
  const raw = event.body ?? '';
  const bytes = event.isBase64Encoded ? Buffer.from(raw, 'base64') : raw;
  if (Buffer.byteLength(bytes) > MAX_BODY_BYTES) throw new DomainError('payload-too-large');
  return typeof bytes === 'string' ? bytes : bytes.toString('utf8');
};

const badInput = (fault: Fault): DomainError => new DomainError('bad-input', [fault]);

/** RFC 6901: the empty pointer. */
const WHOLE_BODY = '';

const isAuthZen = (path: string): boolean =>
  path.startsWith('/access/v1/') || path === '/.well-known/authzen-configuration';

/** AuthZEN's certification wants 400 for a wrong content type; HTTP has 415 for it. */
const wrongContentType = (path: string): DomainError =>
  isAuthZen(path)
    ? badInput({ parameter: 'Content-Type', code: 'content-type' })
    : new DomainError('unsupported-media-type');

/** Bodies are read as they are: none is decompressed, which could make much of little. */
const isPlain = (encoding: string | undefined): boolean => /^\s*(identity)?\s*$/i.test(encoding ?? '');

/** @throws payload-too-large, unsupported-encoding, unsupported-media-type, bad-input */
export const parseJsonBody = (event: GatewayEvent, { path, body }: Route): unknown => {
  const text = bodyText(event);
  if (text === '') return undefined;
  if (body === undefined) throw badInput({ pointer: WHOLE_BODY, code: 'body-not-expected' });
  if (!isPlain(event.headers['content-encoding'])) throw new DomainError('unsupported-encoding');
  const contentType = event.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType)) throw wrongContentType(path);
  const read = readJson(text);
  if ('fault' in read) throw badInput({ pointer: WHOLE_BODY, code: read.fault });
  if (isDeeperThan(read.value, MAX_DEPTH)) throw badInput({ pointer: WHOLE_BODY, code: 'too-deep' });
  return read.value;
};

/** The place of a path in the body. */
const inBody = (path: readonly PropertyKey[]): FaultPlace => ({ pointer: pointerTo(...path.map(String)) });

/** The place of a path among parameters. They are flat, so the first step names the parameter. */
const inParameters = ([name = '']: readonly PropertyKey[]): FaultPlace => ({ parameter: String(name) });

/** @throws bad-input with one fault per field; `placeOf` gives the place of a path in the request */
export const parseWith = <S extends z.core.$ZodType>(
  schema: S,
  value: unknown,
  placeOf = inBody,
): z.core.output<S> => {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return result.data;
  throw new DomainError('bad-input', faultsOf(result.error.issues, placeOf));
};

const PLACES = { params: inParameters, query: inParameters, body: inBody } as const;
type Part = keyof typeof PLACES;

/** A part of the request as the contract describes it; undefined when the route takes none. @throws bad-input */
export function parsePart<R extends Route, P extends Part>(route: R, part: P, value: unknown): Parsed<R[P]>;
export function parsePart(route: Route, part: Part, value: unknown): unknown {
  const schema = route[part];
  return schema && parseWith(schema, value, PLACES[part]);
}

/** Our own id of the request, which API Gateway makes. No header of a client ever takes its place. */
export const requestIdOf = (event: GatewayEvent): string => event.requestContext.requestId;

/**
 * The client's own id of the request, which is kept beside ours in evidence and logs. It is one short word, as a UUID
 * or another generated id is; anything else may be a name, an address or a message, and is not kept.
 */
export const clientRequestIdOf = (event: GatewayEvent): string | undefined => {
  const given = event.headers['x-request-id'];
  return given !== undefined && /^[\w=-]{1,64}$/.test(given) ? given : undefined;
};

/**
 * The id of a request in its answer: ours, or where AuthZEN answers the client's own, whatever it is. That one is kept
 * nowhere. No header can hold a control character but a tab, which neither HTTP nor API Gateway lets through.
 */
export const answeredRequestIdOf = (
  path: string,
  { requestId, given }: { requestId: string; given: string | undefined },
): string => (given !== undefined && isAuthZen(path) ? given : requestId);

/** The digest of a dry run, as its answer gave it: `If-Match: "dry-run-…"`. */
const DRY_RUN = /^"dry-run-([\w-]{43})"$/;
export const dryRunSeenBy = (event: GatewayEvent): string | undefined =>
  DRY_RUN.exec(event.headers['if-match']?.trim() ?? '')?.[1];

/**
 * `If-Match: "7"` means version 7, with or without the digest of what was read; `*` and no header mean any version.
 * @throws stale-version for a weak tag, which never matches (RFC 9110, 13.1.1); bad-input
 */
export const ifMatchOf = (event: GatewayEvent): number | undefined => {
  const header = event.headers['if-match'];
  if (header === undefined || header.trim() === '*') return undefined;
  if (/^W\/"[^"]*"$/.test(header.trim())) throw new DomainError('stale-version');
  const version = /^"(\d{1,15})(?:\.[\w-]{16})?"$/.exec(header.trim())?.[1];
  if (version === undefined) throw badInput({ parameter: 'If-Match', code: 'etag' });
  return Number(version);
};

/**
 * Up to 255 printable characters; https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * suggests a UUID.
 */
export const idempotencyKeyOf = (event: GatewayEvent): string | undefined => {
  const key = event.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw badInput({ parameter: 'Idempotency-Key', code: 'idempotency-key' });
  }
  return key;
};
