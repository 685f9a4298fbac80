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
    description: '`en` : les phrases en anglais ; en français sinon.',
    ...text,
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'La même clé et la même demande : la même réponse, un seul effet, pendant 24 heures.',
    ...text,
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description:
      'La version lue (`ETag`), ou l’empreinte d’un essai (`dryRun`) ; 412 si ce qui a été lu a changé depuis.',
    ...text,
  },
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
    code: { type: 'string', description: 'Stable, comme celui du problème.' },
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
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable : les clients se règlent sur lui.' },
    href,
    errors: { type: 'array', items: { $ref: '#/components/schemas/Fault' } },
    requestId: { type: 'string' },
  },
};

/** The gateway's own answer, given before our code runs (docs/adr/0007-refusals-by-the-gateway.md). */
const TooManyRequests = {
  description: 'Trop de demandes : réessayez dans quelques secondes.',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
      example: { message: 'Too Many Requests' },
    },
  },
};

const NotModified = { description: 'Ce que nomme `If-None-Match` n’a pas changé. Sans contenu.' };

/** The shared parts that the operations of the OpenAPI document refer to. */
export const COMPONENTS = {
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'Les portées sont listées par route.',
    },
  },
  parameters,
  responses: { NotModified, TooManyRequests },
  schemas: { Fault, Problem },
};
