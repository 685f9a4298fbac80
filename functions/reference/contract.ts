import * as z from 'zod/mini';
import {
  CATALOGUE_VERSION,
  DECLARATION_SERVICES,
  declarationServiceSchema,
} from '../../shared/domain/declaration-services.ts';
import { HELP_TOPICS, helpTopicsSchema } from '../../shared/domain/help-topics.ts';
import { defineRoute } from '../../shared/http/route.ts';

const tag = 'Référence';

export const routes = {
  getHealth: defineRoute('GET /health', {
    operation: 'getHealth',
    summary: 'État et version',
    tag,
    answer: {
      status: 200,
      description: 'Le service répond et sa table aussi.',
      schema: z.object({ status: z.literal('ok'), version: z.string() }),
      example: { status: 'ok', version: '0.1.0' },
    },
  }),
  getContract: defineRoute('GET /openapi.json', {
    operation: 'getContract',
    summary: 'Ce contrat, en OpenAPI 3.1',
    tag,
    answer: {
      status: 200,
      description: 'Le document OpenAPI.',
      schema: z.record(z.string(), z.unknown()),
      example: { openapi: '3.1.0', info: { title: 'Trousseau', version: '0.1.0' }, paths: {} },
    },
  }),
  listServices: defineRoute('GET /services', {
    operation: 'listServices',
    summary: 'Le catalogue des services déclaratifs',
    tag,
    answer: {
      status: 200,
      description: 'Les services, leurs droits et leurs conditions.',
      schema: z.object({ version: z.string(), services: z.array(declarationServiceSchema) }),
      example: { version: CATALOGUE_VERSION, services: DECLARATION_SERVICES.slice(0, 1) },
    },
  }),
  listHelpTopics: defineRoute('GET /help-topics', {
    operation: 'listHelpTopics',
    summary: 'Les trois demandes d’aide et les numéros de téléphone',
    tag,
    answer: {
      status: 200,
      description: 'Chaque demande, et la procédure qui y répond.',
      schema: helpTopicsSchema,
      example: HELP_TOPICS,
    },
  }),
};
