import { createHash } from 'node:crypto';
import { answeredRequestIdOf } from './parse-event.ts';
import type { GatewayResult } from './request.ts';

/** No answer of the register belongs in a frame or a sniffing browser, nor in a cache unless its route says so. */
const EVERY_ANSWER = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  vary: 'Accept, Accept-Language',
} as const;

/** What the request that is answered was. Names of headers are in small letters. */
export interface Answered {
  method: string;
  path: string;
  requestId: string;
  headers: Readonly<Record<string, string | undefined>>;
}

const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url').slice(0, 16);

/** The tag of what is shown: the version that `If-Match` takes, if it has one, and a digest of all that the reader sees. */
const tagOf = (body: string, version: string | undefined): string =>
  version === undefined ? `"${digestOf(body)}"` : `"${version.replaceAll('"', '')}.${digestOf(body)}"`;

/** RFC 9110, 13.1.2: `*`, or one of these tags by the weak comparison. */
const isKnown = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === tag));

const unchanged = ({ headers: { 'content-type': _, ...headers } }: GatewayResult): GatewayResult => ({
  statusCode: 304,
  headers,
});

/** Tags what was read, and leaves it out where the client has it already. */
const asRead = (result: GatewayResult, { method, headers }: Answered): GatewayResult => {
  const isRead = method === 'GET' || method === 'HEAD';
  if (!isRead || result.statusCode !== 200 || result.body === undefined) return result;
  const tag = tagOf(result.body, result.headers.etag);
  const tagged = { ...result, headers: { ...result.headers, etag: tag } };
  return isKnown(headers['if-none-match'], tag) ? unchanged(tagged) : tagged;
};

/**
 * What every answer has, of a handler or a refusal: the headers of all, the id of the request, a tag and 304 for what is
 * read, and no body for HEAD. Nothing else sends an answer.
 */
export const finishAnswer = (result: GatewayResult, answered: Answered): GatewayResult => {
  const { method, path, requestId, headers: given } = answered;
  const id = answeredRequestIdOf(path, { requestId, given: given['x-request-id'] });
  const { statusCode, headers, body, isBase64Encoded } = asRead(result, answered);
  return {
    statusCode,
    headers: { ...EVERY_ANSWER, ...headers, 'x-request-id': id },
    ...(body !== undefined && method !== 'HEAD' && { body, ...(isBase64Encoded && { isBase64Encoded }) }),
  };
};
