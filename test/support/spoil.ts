import fc from 'fast-check';
import type { ValidRequest } from './valid-requests.ts';

export interface Spoiled {
  values: Record<string, string>;
  /** With its question mark, or empty. */
  query: string;
  headers: Record<string, string>;
  text: string;
}

/** Texts that have broken something somewhere. */
const NOTORIOUS = [
  '',
  ' ',
  '\u0000',
  '\r\nSet-Cookie: x=1',
  '\u202e',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '{{7*7}}',
  "' OR 1=1 --",
  '9'.repeat(400),
  'x'.repeat(3_000),
  '21920023500014',
  '219200235',
  '01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59-23:59',
];

const text = fc.oneof(
  fc.constantFrom(...NOTORIOUS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

const value = fc.oneof(
  text,
  fc.constant('\ud800'),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1e308, -1, 0.1, 2 ** 53, true, null, [], {}),
  fc.dictionary(text, text, { maxKeys: 5 }),
);

type Json = Record<string, unknown> | unknown[];
const isJson = (candidate: unknown): candidate is Json => typeof candidate === 'object' && candidate !== null;

/** Every place in a body, as the keys that lead to it. */
const placesOf = (body: unknown): string[][] =>
  isJson(body)
    ? Object.entries(body).flatMap(([key, child]) => [
        [key],
        ...placesOf(child).map((rest) => [key, ...rest]),
      ])
    : [];

const replaceAt = (body: unknown, [key, ...rest]: string[], replacement: unknown): unknown => {
  if (key === undefined || !isJson(body)) return replacement;
  const changed = Object.entries(body).map(([name, child]): [string, unknown] => [
    name,
    name === key ? replaceAt(child, rest, replacement) : child,
  ]);
  return Array.isArray(body) ? changed.map(([, child]) => child) : Object.fromEntries(changed);
};

/** A body with one place replaced, or removed: `undefined` does not survive JSON. */
const spoiledBody = (body: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: value.map((whole) => JSON.stringify(whole)) },
    { weight: 1, arbitrary: text },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom([], ...placesOf(body)), fc.option(value, { nil: undefined }))
        .map(([place, replacement]) => JSON.stringify(replaceAt(body, place, replacement)) ?? ''),
    },
  );

/** What a URL can carry without taking it for a step to another folder. */
const pathValue = text.map((any) => any.toWellFormed()).filter((any) => any !== '' && !/^\.{1,2}$/.test(any));

const spoiledValues = (values: Record<string, string>): fc.Arbitrary<Record<string, string>> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(values)), pathValue)
    .map(([name, any]) => ({ ...values, [name]: any }));

const PARAMETERS = [
  'limit',
  'cursor',
  'status',
  'role',
  'q',
  'at',
  'siret',
  'service',
  'format',
  'side',
  '__proto__',
];

const spoiledQuery = fc
  .array(fc.tuple(fc.constantFrom(...PARAMETERS), text), { minLength: 1, maxLength: 3 })
  .map((pairs) => `?${new URLSearchParams(pairs)}`);

const HEADERS = [
  'if-match',
  'idempotency-key',
  'accept-language',
  'x-request-id',
  'content-type',
  'x-forwarded-proto',
];

/** HTTP itself forbids control characters in a header, and anything beyond Latin-1. */
const headerValue = text.map((any) => any.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '').slice(0, 2_000));

const spoiledHeaders = fc.dictionary(fc.constantFrom(...HEADERS), headerValue, { minKeys: 1 });

/** The request with one part of it spoiled. HTTP clients send no body with GET. */
export const spoil = (
  method: string,
  { values, query, body }: Pick<ValidRequest, 'values' | 'query' | 'body'>,
): fc.Arbitrary<Spoiled> => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const valid: Spoiled = { values, query, headers: {}, text };
  return fc.oneof(
    spoiledValues(values).map((spoiled) => ({ ...valid, values: spoiled })),
    spoiledQuery.map((spoiled) => ({ ...valid, query: spoiled })),
    spoiledHeaders.map((headers) => ({ ...valid, headers })),
    {
      weight: method === 'GET' ? 0 : 4,
      arbitrary: spoiledBody(body).map((spoiled) => ({ ...valid, text: spoiled })),
    },
  );
};
