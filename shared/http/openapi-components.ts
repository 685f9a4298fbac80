import { FRENCH_INPUT } from './problem-texts/input-fr.ts';
import { PROBLEMS, RULE_FAULTS } from './problem-texts/problem-texts.ts';

/** A fault has a code of its own, or that of the problem. */
const FAULT_CODES = [
  ...new Set([FRENCH_INPUT, RULE_FAULTS, PROBLEMS].flatMap((texts) => Object.keys(texts))),
];

const text = { schema: { type: 'string' } };

const parameters = {
  RequestId: {
    name: 'X-Request-ID',
    in: 'header',
    description:
      'L’identifiant que le client donne à sa demande. Gardé à côté du nôtre s’il est un seul mot de 64 caractères au plus (lettres, chiffres, `_`, `-`, `=`) ; repris tel quel dans la réponse par les routes d’AuthZEN.',
    ...text,
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'Les langues par préférence, avec leur poids : les phrases sont en français ou en anglais.',
    ...text,
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'La même clé et la même demande : la même réponse, un seul effet, pendant 24 heures.',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description:
      'La version lue (`ETag`), ou l’empreinte d’un essai (`dryRun`) ; 412 si ce qui a été lu a changé depuis.',
    schema: { type: 'string', pattern: '^(\\*|"\\d{1,15}(\\.[\\w-]{16})?"|"dry-run-[\\w-]{43}")$' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'Ce que le client a déjà (`ETag`) ; 304 si rien n’a changé.',
    ...text,
  },
};

const headers = {
  RequestId: {
    description:
      'Notre identifiant de la demande ; pour les routes d’AuthZEN, celui du client s’il en donne un, quel qu’il soit.',
    ...text,
  },
  ETag: {
    description:
      'La version, s’il y en a une, puis l’empreinte de ce qui est montré : pour `If-Match` et `If-None-Match`.',
    ...text,
  },
  Location: { description: 'Où lire ce qui vient d’être fait.', ...text },
  Challenge: { description: 'Avec quoi revenir (RFC 6750, RFC 9470) : la portée, ou `max_age`.', ...text },
  RetryAfter: { description: 'Dans combien de secondes redemander.', schema: { type: 'integer' } },
};

const href = {
  type: 'string',
  description: 'Le chemin de ce que conseille le détail : la demande en cours, le mandat, le catalogue.',
};

const Fault = {
  type: 'object',
  description: 'Un champ à corriger. Ni `pointer` ni `parameter` pour ce qui manque hors de la demande.',
  required: ['code', 'detail'],
  properties: {
    pointer: {
      type: 'string',
      description: 'Pointeur JSON (RFC 6901) dans le corps tel qu’envoyé : `/grants/1/establishments/0`.',
    },
    parameter: { type: 'string', description: 'Le paramètre (chemin, requête) ou l’en-tête en cause.' },
    code: { type: 'string', enum: FAULT_CODES, description: 'Stable, comme celui du problème.' },
    detail: { type: 'string', description: 'Une phrase, dans la langue demandée.' },
    choices: { type: 'array', items: { type: 'string' }, description: 'Les valeurs acceptées.' },
    href,
  },
};

const Problem = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'L’adresse qui nomme le problème.' },
    title: { type: 'string', description: 'Le problème en deux mots.' },
    status: { type: 'integer', description: 'Le code HTTP.' },
    detail: { type: 'string', description: 'Que faire, en une phrase.' },
    code: {
      type: 'string',
      enum: Object.keys(PROBLEMS),
      description: 'Stable : les clients se règlent sur lui.',
    },
    href,
    errors: {
      type: 'array',
      items: { $ref: '#/components/schemas/Fault' },
      description: 'Les champs à corriger.',
    },
    requestId: { type: 'string', description: 'Notre identifiant de la demande, pour l’assistance.' },
  },
};

/** Ours, of who asks for too much in a day; else the gateway's own (docs/adr/0007-refusals-by-the-gateway.md). */
const TooManyRequests = {
  description: 'Trop de demandes : réessayez dans quelques secondes.',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    'application/json': {
      schema: {
        type: 'object',
        required: ['message'],
        properties: { message: { type: 'string', description: 'En anglais.' } },
      },
      example: { message: 'Too Many Requests' },
    },
  },
};

const NotModified = { description: 'Ce que nomme `If-None-Match` n’a pas changé. Sans contenu.' };

/** What any operation may answer. */
const Refused = {
  description:
    'Ce que toute opération peut répondre : `not-acceptable` (406), `payload-too-large` (413 au-delà de 1 Mo), `unsupported-media-type` et `unsupported-encoding` (415), `internal` (500), `unavailable` (503, avec `Retry-After`). Une autre méthode est `method-not-allowed` (405, avec `Allow`).',
  headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The shared parts that the operations of the OpenAPI document refer to. `issuer` is who issues tokens. */
export const componentsOf = (issuer: string) => ({
  securitySchemes: {
    openId: {
      type: 'openIdConnect',
      openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
      description: 'L’émetteur peut écrire les portées avec un préfixe.',
    },
  },
  parameters,
  headers,
  responses: { NotModified, Refused, TooManyRequests },
  schemas: { Fault, Problem },
});
