import * as z from 'zod/mini';
import type { ErrorCode } from '../domain/errors.ts';
import { COMPONENTS } from './openapi-components.ts';
import { errorsOf } from './openapi-errors.ts';
import type { FreshLoginCause } from './permissions.ts';
import type { Route } from './route.ts';
import { TAGS } from './tags.ts';

export interface ContractInfo {
  version: string;
  /** The origin under which this API answers. */
  origin: string;
}

type Json = Record<string, unknown>;

/** JSON Schema 2020-12, for OpenAPI 3.1. Rules that it cannot express (a check digit) stay in the descriptions. */
const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a params or query schema as OpenAPI parameters. */
const parametersOf = (place: 'path' | 'query', schema: z.core.$ZodType | undefined): Json[] => {
  if (schema === undefined) return [];
  const { properties, required } = schemaOf(schema, 'input');
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: Array.isArray(required) && required.includes(name),
    schema: field,
  }));
};

const parameter = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

const headersOf = (route: Route): Json[] => [
  parameter('RequestId'),
  parameter('AcceptLanguage'),
  ...(route.changes ? [parameter('IdempotencyKey')] : []),
  ...(route.conditional ? [parameter('IfMatch')] : []),
];

const answerOf = ({ answer }: Route): Json => ({
  description: answer.description,
  headers: {
    'X-Request-ID': {
      description:
        'Notre identifiant de la demande ; pour les routes d’AuthZEN, celui du client s’il en donne un.',
      schema: { type: 'string' },
    },
  },
  ...((answer.schema || answer.alternatives) && {
    content: {
      ...(answer.schema && {
        'application/json': {
          schema: schemaOf(answer.schema, 'output'),
          ...(answer.example !== undefined && { example: answer.example }),
        },
      }),
      ...Object.fromEntries(
        (answer.alternatives ?? []).map((type) => [type, { schema: { type: 'string' } }]),
      ),
    },
  }),
});

const bodyOf = (route: Route): Json => {
  if (route.body === undefined) return {};
  const required = !z.safeParse(route.body, undefined).success;
  return {
    requestBody: {
      required,
      content: {
        'application/json': {
          schema: schemaOf(route.body, 'input'),
          ...(route.bodyExample !== undefined && { example: route.bodyExample }),
        },
      },
    },
  };
};

const FRESH_LOGIN: Record<FreshLoginCause, string> = {
  always: 'toujours',
  signing: 'pour donner le droit de signer',
  administrator: 'quand cela touche un administrateur',
  running: 'sauf pour un contrôle sans effet',
  exporting: 'pour le fichier entier',
};

/** When the operation asks for a login of the last 15 minutes. */
const freshLoginOf = ({ permission: { freshLogin } }: Route): Json =>
  freshLogin === undefined
    ? {}
    : {
        description: `Demande une connexion de moins de 15 minutes (RFC 9470) : ${freshLogin.map((cause) => FRESH_LOGIN[cause]).join(', ')}.`,
      };

const CHALLENGE = {
  'WWW-Authenticate': {
    description:
      'Une connexion trop ancienne : `Bearer realm="trousseau", error="insufficient_user_authentication", max_age=900`.',
    schema: { type: 'string' },
  },
};

const problemResponse = (codes: readonly ErrorCode[], examples: Json): Json => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  ...(codes.includes('insufficient_user_authentication') && { headers: CHALLENGE }),
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples },
  },
});

const operationOf = (route: Route): Json => ({
  operationId: route.operation,
  summary: route.summary,
  ...freshLoginOf(route),
  tags: [route.tag],
  security: route.permission.scope === undefined ? [] : [{ bearer: [route.permission.scope] }],
  parameters: [
    ...parametersOf('path', route.params),
    ...parametersOf('query', route.query),
    ...headersOf(route),
  ],
  ...bodyOf(route),
  responses: {
    [route.answer.status]: answerOf(route),
    ...(route.method === 'GET' && { 304: { $ref: '#/components/responses/NotModified' } }),
    ...Object.fromEntries(
      errorsOf(route).map(({ status, codes, examples }) => [status, problemResponse(codes, examples)]),
    ),
    429: { $ref: '#/components/responses/TooManyRequests' },
  },
});

const pathsOf = (routes: readonly Route[]): Json => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
};

/** The OpenAPI 3.1 document of these routes. It is generated from the contract, so the two always agree. */
export const openApiDocument = (routes: readonly Route[], { version, origin }: ContractInfo): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Trousseau',
    summary: 'Le registre de qui peut agir pour quel organisme public',
    version,
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: origin }],
  tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({
    name,
    description: TAGS[name],
  })),
  paths: pathsOf(routes),
  components: COMPONENTS,
});
