import * as z from 'zod/mini';
import { DomainError, type Fault } from '../domain/errors.ts';
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

const badInput = (pointer: string, detail: string): DomainError =>
  new DomainError('bad-input', { faults: [{ pointer, detail }] });

/** A wrong content type is bad input, as the AuthZEN certification requires. @throws payload-too-large, bad-input */
export const parseJsonBody = (event: GatewayEvent): unknown => {
  const text = bodyText(event);
  if (text === '') return undefined;
  const contentType = event.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw badInput('Content-Type', 'Attendu : application/json.');
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw badInput('', 'Le corps de la demande n’est pas du JSON valide.');
  }
  if (isDeeperThan(parsed, MAX_DEPTH)) throw badInput('', 'Le corps de la demande est trop profond.');
  return parsed;
};

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const MAX_FAULTS = 20;

const faultsOf = (issues: readonly z.core.$ZodIssue[], prefix: string): Fault[] =>
  issues
    .flatMap((issue): Fault[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            pointer: prefix + pointerOf([...issue.path, key]),
            detail: 'Champ inconnu.',
          }))
        : [{ pointer: prefix + pointerOf(issue.path), detail: issue.message }],
    )
    .slice(0, MAX_FAULTS);

/** @throws bad-input with one fault per field. `prefix` names the part of the request ("" for the body) */
export const parseWith = (schema: z.core.$ZodType, value: unknown, prefix = ''): unknown => {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new DomainError('bad-input', { faults: faultsOf(result.error.issues, prefix) });
};

const PREFIX = { params: 'path', query: 'query', body: '' } as const;
type Part = keyof typeof PREFIX;

/** A part of the request as the contract describes it; undefined when the route takes none. @throws bad-input */
export function parsePart<R extends Route, P extends Part>(route: R, part: P, value: unknown): Parsed<R[P]>;
export function parsePart(route: Route, part: Part, value: unknown): unknown {
  const schema = route[part];
  return schema && parseWith(schema, value, PREFIX[part]);
}

/** A client's own request id may be any text (AuthZEN). It is echoed when it is short and printable. */
export const requestIdOf = (event: GatewayEvent): string => {
  const given = event.headers['x-request-id'];
  return given !== undefined && /^[\x20-\x7e]{1,255}$/.test(given) ? given : event.requestContext.requestId;
};

export const languageOf = (event: GatewayEvent): 'fr' | 'en' =>
  /^\s*en\b/i.test(event.headers['accept-language'] ?? '') ? 'en' : 'fr';

/** `If-Match: "7"` means version 7; `*` and no header mean any version. */
export const ifMatchOf = (event: GatewayEvent): number | undefined => {
  const header = event.headers['if-match'];
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw badInput('If-Match', 'Attendu : la valeur d’un ETag, par exemple "7".');
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
    throw badInput('Idempotency-Key', 'Attendu : de 1 à 255 caractères imprimables, sans espace.');
  }
  return key;
};
