import * as z from 'zod/mini';
import { defineRoute } from '../../shared/http/route.ts';
import { lineSchema } from '../../shared/http/schemas.ts';
import { exampleAdministratorChange } from './examples.ts';
import { change, params, tag } from './route-parts.ts';
import { administratorChangeViewSchema } from './view-schema.ts';

const MAX_KEY_LENGTH = 60;

/** What keeps a key from being used. */
const keyed = [
  'email-not-verified',
  'change-closed',
  'change-not-ready',
  'support-only',
  'no-postal-address',
] as const;

/** The key that a letter brings. */
export const keyRoutes = {
  orderActivationKey: defineRoute('POST /administrator-changes/{id}/activation-key', {
    operation: 'orderActivationKey',
    summary: 'Demander la clé d’activation, envoyée par courrier au siège',
    tag,
    params,
    answer: {
      ...change,
      status: 201,
      description: 'Le courrier va être envoyé.',
      location: '/administrator-changes/{id}',
    },
    errors: [...keyed, 'activation-key-sent'],
    changes: true,
  }),
  activateAdministratorChange: defineRoute('POST /administrator-changes/{id}/activation', {
    operation: 'activateAdministratorChange',
    summary: 'Saisir la clé d’activation',
    tag,
    params,
    body: z.strictObject({ key: lineSchema(MAX_KEY_LENGTH) }),
    bodyExample: { key: 'ACDEF-GHJKM-NPQRT-WXY34' },
    answer: {
      status: 200,
      description:
        'La clé est la bonne, ou un essai est perdu, ou le siège a changé depuis la lettre et une autre part aujourd’hui.',
      schema: z.object({
        accepted: z.boolean(),
        answer: z.enum(['accepted', 'wrong', 'head-office-changed']),
        triesLeft: z.number(),
        change: administratorChangeViewSchema,
      }),
      example: { accepted: true, answer: 'accepted', triesLeft: 5, change: exampleAdministratorChange },
    },
    errors: [...keyed, 'no-activation-key'],
    changes: true,
  }),
};
