import * as z from 'zod/mini';
import {
  administratorChangeIdSchema,
  checkedSchema,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { QUOTAS } from '../../shared/domain/administrator-changes/quota-reached.ts';
import { personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import { listOf, pageQuery, reasonSchema, viewReasonSchema } from '../../shared/http/schemas.ts';
import { exampleAdministratorChange, exampleQuotaReached } from './examples.ts';
import { change, decided, params, tag } from './route-parts.ts';
import { administratorChangeViewSchema } from './view-schema.ts';

/** The queue of support, its cases and what it does with them. */
export const supportRoutes = {
  decideAsSupport: defineRoute('POST /administrator-changes/{id}/support-decision', {
    operation: 'decideAsSupport',
    summary: 'Répondre à un dossier reçu de la file : deux agents approuvent, deux refusent',
    tag,
    params,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approve'), checked: checkedSchema, reason: reasonSchema }),
      z.strictObject({ decision: z.literal('refuse'), reason: reasonSchema }),
    ]),
    bodyExample: {
      decision: 'approve',
      checked: 'deed-at-its-publisher',
      reason: 'Délibération lue au recueil des actes de la mairie.',
    },
    answer: change,
    errors: [...decided, 'second-agent-needed', 'support-conflict', 'case-not-dealt'],
    changes: true,
  }),
  stopAdministratorChange: defineRoute('POST /administrator-changes/{id}/stop', {
    operation: 'stopAdministratorChange',
    summary: 'Arrêter une demande, comme assistance : deux autres agents en décident',
    tag,
    params,
    body: z.strictObject({ reason: reasonSchema }),
    bodyExample: { reason: 'La mairie appelle : elle ne connaît pas cette personne.' },
    answer: change,
    errors: ['email-not-verified', 'change-closed', 'own-request', 'already-stopped', 'support-conflict'],
    changes: true,
  }),
  dealCase: defineRoute('POST /support/cases', {
    operation: 'dealCase',
    summary: 'Recevoir le prochain dossier de la file, ou celui que j’ai en main',
    tag,
    answer: {
      status: 200,
      description: 'Le dossier, s’il y en a un à traiter.',
      schema: z.object({ case: z.optional(administratorChangeViewSchema) }),
      example: {
        case: { ...exampleAdministratorChange, state: 'escalated', can: ['decide-as-support', 'stop'] },
      },
    },
    errors: ['email-not-verified'],
    changes: true,
  }),
  openSupportView: defineRoute('POST /support/cases/{id}/view', {
    operation: 'openSupportView',
    summary: 'Voir l’organisme d’un dossier que j’instruis, pendant 30 minutes, en disant pourquoi',
    tag,
    params: z.object({ id: administratorChangeIdSchema }),
    body: z.strictObject({ reason: viewReasonSchema }),
    bodyExample: { reason: 'Vérifier qui administre depuis l’élection de mars.' },
    answer: {
      status: 201,
      description:
        'Jusque-là, l’organisme se lit ; chaque page vue est inscrite dans son journal. Ni export, ni clé, ni courrier.',
      location: '/organisations/{siren}',
      schema: z.object({ siren: sirenSchema, until: instantSchema }),
      example: { siren: '219200235', until: '2026-11-24T08:30:00.000Z' },
    },
    errors: ['email-not-verified', 'change-closed', 'own-request', 'case-not-dealt', 'support-conflict'],
    changes: true,
  }),
  listSupportQueue: defineRoute('GET /support/administrator-changes', {
    operation: 'listSupportQueue',
    summary: 'Les demandes qui attendent l’assistance, dans l’ordre de la file, une par organisme',
    tag,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description: 'Une page de la file.',
      schema: listOf(administratorChangeViewSchema),
      example: {
        items: [
          {
            ...exampleAdministratorChange,
            state: 'escalated',
            can: ['stop'],
          },
        ],
      },
    },
  }),
  listQuotasReached: defineRoute('GET /support/quotas', {
    operation: 'listQuotasReached',
    summary:
      'Qui a été refusé parce que sa limite était atteinte, ces sept derniers jours, le plus récent d’abord',
    tag,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description:
        'Une page de la liste : une ligne par personne, limite et jour de Paris. La personne est un identifiant, sans nom.',
      schema: listOf(
        z.object({
          personId: personIdSchema,
          quota: z.enum(QUOTAS),
          max: z.int(),
          reachedAt: instantSchema,
        }),
      ),
      example: { items: [exampleQuotaReached] },
    },
  }),
};
