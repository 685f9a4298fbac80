import * as z from 'zod/mini';
import { errorsOf } from './openapi-errors.ts';
import { type collectSchemas, isObject, type Json } from './openapi-schemas.ts';
import type { FreshLoginCause, Relation } from './permissions.ts';
import type { Route } from './route.ts';
import { TAGS } from './tags.ts';

/** What operations refer to: each part is kept once, whoever shows it, under the first name that is free. */
export interface Shared {
  schemaOf: ReturnType<typeof collectSchemas>['schemaOf'];
  keep: (kind: 'parameters' | 'responses' | 'examples', name: string, value: Json) => Json;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const pascal = (code: string): string => code.split(/[-_]/).map(capitalised).join('');
const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** The fields of a params or query schema as OpenAPI parameters. */
const parametersOf = (place: 'path' | 'query', route: Route, { schemaOf, keep }: Shared): Json[] => {
  const schema = place === 'path' ? route.params : route.query;
  if (schema === undefined) return [];
  const { properties, required } = schemaOf(schema, 'input', capitalised(route.operation), {
    isParameters: true,
  });
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, field]) => {
    const { description, ...form } = isObject(field) ? field : {};
    const isRequired = Array.isArray(required) && required.includes(name);
    return keep('parameters', name, { name, in: place, required: isRequired, description, schema: form });
  });
};

const headersOf = (route: Route): Json[] =>
  [
    'RequestId',
    'AcceptLanguage',
    ...(route.changes ? ['IdempotencyKey'] : []),
    ...(route.conditional ? ['IfMatch'] : []),
    ...(route.method === 'GET' ? ['IfNoneMatch'] : []),
  ].map((name) => reference('parameters', name));

const answerHeaders = ({ method, answer, conditional, changes }: Route): Json => ({
  'X-Request-ID': reference('headers', 'RequestId'),
  ...((method === 'GET' || conditional || changes) && { ETag: reference('headers', 'ETag') }),
  ...(answer.status === 201 && { Location: reference('headers', 'Location') }),
});

const answerOf = (route: Route, { schemaOf, keep }: Shared): Json => {
  const { answer, operation } = route;
  const { schema, alternatives = [], example, description } = answer;
  const json = schema && {
    schema: schemaOf(schema, 'output', `${capitalised(operation)}Answer`),
    ...(example !== undefined && { examples: { exemple: keep('examples', operation, { value: example }) } }),
  };
  const content = {
    ...(json && { 'application/json': json }),
    // What is no text has no schema (OpenAPI 3.1, 4.8.14).
    ...Object.fromEntries(
      alternatives.map((type) => [type, type.startsWith('text/') ? { schema: { type: 'string' } } : {}]),
    ),
  };
  return {
    description,
    headers: answerHeaders(route),
    ...(Object.keys(content).length > 0 && { content }),
  };
};

const bodyOf = (route: Route, { schemaOf, keep }: Shared): Json => {
  if (route.body === undefined) return {};
  const schema = schemaOf(route.body, 'input', `${capitalised(route.operation)}Body`);
  const { bodyExample, operation } = route;
  const example =
    bodyExample === undefined
      ? {}
      : { examples: { exemple: keep('examples', operation, { value: bodyExample }) } };
  const required = !z.safeParse(route.body, undefined).success;
  return { requestBody: { required, content: { 'application/json': { schema, ...example } } } };
};

const FRESH_LOGIN: Record<FreshLoginCause, string> = {
  always: 'toujours',
  signing: 'pour donner le droit de signer',
  administrator: 'quand cela touche un administrateur',
  running: 'sauf pour un contrôle sans effet',
  exporting: 'pour le fichier entier',
};

const CALLERS: Record<Relation, string> = {
  anyone: 'chacun',
  'relying-service': 'les services déclaratifs',
  person: 'toute personne connectée',
  member: 'les membres de l’organisme',
  self: 'la personne elle-même',
  administrator: 'les administrateurs de l’organisme',
  candidate: 'qui a fait la demande',
  mandator: 'les administrateurs de l’organisme qui confie',
  mandatary: 'les administrateurs de l’organisme qui agit',
  support: 'l’assistance',
  former: 'qui en a été membre, pour sa propre fiche',
  viewer: 'l’agent de l’assistance qui instruit un dossier de l’organisme',
};

/** Who may call the operation, and when it asks for a login of the last 15 minutes. */
const descriptionOf = ({ permission: { allowed, freshLogin } }: Route): string =>
  [
    `Ouvert à : ${allowed.map((relation) => CALLERS[relation]).join(', ')}.`,
    ...(freshLogin === undefined
      ? []
      : [
          `Demande une connexion de moins de 15 minutes (RFC 9470) : ${freshLogin.map((cause) => FRESH_LOGIN[cause]).join(', ')}.`,
        ]),
  ].join(' ');

/** Refusals that every operation gives alike are its `default`. */
export const ANYWHERE: readonly number[] = [406, 413, 415, 500, 503];
const TOO_MANY = 429;

/** The refusals of one status: each set of codes is one response, which other operations refer to. */
const refusalsOf = (route: Route, { keep }: Shared): [number, Json][] =>
  errorsOf(route).flatMap(({ status, codes: [first, ...others], examples }): [number, Json][] => {
    if (ANYWHERE.includes(status) || status === TOO_MANY) return [];
    const shown = keep('examples', first, examples[first] ?? {});
    const response = {
      description: [first, ...others].map((code) => `\`${code}\``).join(', '),
      ...(status === 401 && { headers: { 'WWW-Authenticate': reference('headers', 'Challenge') } }),
      content: {
        'application/problem+json': {
          schema: reference('schemas', 'Problem'),
          examples: { exemple: shown },
        },
      },
    };
    const name = others.length === 0 ? pascal(first) : `Refused${status}`;
    return [[status, keep('responses', name, response)]];
  });

const securityOf = ({ permission: { scope } }: Route): Json[] =>
  scope === undefined ? [] : [{ openId: [scope] }];

export const operationOf = (route: Route, shared: Shared): Json => ({
  operationId: route.operation,
  summary: route.summary,
  description: descriptionOf(route),
  tags: [TAGS[route.tag].name],
  security: securityOf(route),
  parameters: [
    ...parametersOf('path', route, shared),
    ...parametersOf('query', route, shared),
    ...headersOf(route),
  ],
  ...bodyOf(route, shared),
  responses: {
    [route.answer.status]: answerOf(route, shared),
    ...(route.method === 'GET' && { 304: reference('responses', 'NotModified') }),
    ...Object.fromEntries(refusalsOf(route, shared)),
    [TOO_MANY]: reference('responses', 'TooManyRequests'),
    default: reference('responses', 'Refused'),
  },
});
