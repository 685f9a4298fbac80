const text = { schema: { type: 'string' } };

const parameters = {
  RequestId: {
    name: 'X-Request-ID',
    in: 'header',
    description: 'Repris dans la réponse et les journaux.',
    ...text,
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: '`en` : erreurs en anglais.',
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
    description: 'La version lue (`ETag`) ; 412 si la fiche a changé depuis.',
    ...text,
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
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
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
  responses: { TooManyRequests },
  schemas: { Problem },
};
