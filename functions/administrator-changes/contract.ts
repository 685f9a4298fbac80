import * as z from 'zod/mini';
import {
  administratorChangeIdSchema,
  administratorChangeKindSchema,
  deedSchema,
  outgoingSchema,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  calendarDateSchema,
  emailSchema,
  lineSchema,
  listOf,
  pageQuery,
  reasonSchema,
} from '../../shared/http/schemas.ts';
import { exampleAdministratorChange, exampleRequest } from './examples.ts';
import { administratorChangeViewSchema } from './view-schema.ts';

const tag = 'Changement d’administrateur';

const MAX_KEY_LENGTH = 60;

const params = z.object({ id: administratorChangeIdSchema });

const change = {
  status: 200,
  description: 'La demande, son histoire, sa prochaine échéance et ce que vous pouvez faire.',
  schema: administratorChangeViewSchema,
  example: exampleAdministratorChange,
} as const;

const decided = ['email-not-verified', 'change-closed', 'change-not-ready', 'own-request'] as const;

export const routes = {
  requestAdministratorChange: defineRoute('POST /administrator-changes', {
    operation: 'requestAdministratorChange',
    summary: 'Demander à devenir administrateur',
    tag,
    body: z.strictObject({
      kind: administratorChangeKindSchema,
      siret: siretSchema,
      reason: reasonSchema,
      evidence: z.strictObject({
        type: deedSchema.shape.type,
        reference: lineSchema(100),
        date: calendarDateSchema,
        effectiveDate: calendarDateSchema,
      }),
      outgoing: z.optional(z.strictObject({ email: emailSchema, access: outgoingSchema.shape.access })),
    }),
    bodyExample: exampleRequest,
    answer: { ...change, status: 201, description: 'La demande est enregistrée.' },
    errors: [
      'email-not-verified',
      'unknown-establishment',
      'establishment-closed',
      'already-administrator',
      'suspended',
      'has-administrator',
      'no-administrator',
      'unknown-outgoing',
      'effective-date-too-late',
      'change-already-open',
    ],
    changes: true,
  }),
  listAdministratorChanges: defineRoute('GET /administrator-changes', {
    operation: 'listAdministratorChanges',
    summary: 'Mes demandes, et celles des organismes que j’administre',
    tag,
    query: z.strictObject({ ...pageQuery, siren: z.optional(sirenSchema) }),
    answer: {
      status: 200,
      description: 'Une page de demandes, les plus récentes d’abord.',
      schema: listOf(administratorChangeViewSchema),
      example: { items: [exampleAdministratorChange] },
    },
  }),
  getAdministratorChange: defineRoute('GET /administrator-changes/{id}', {
    operation: 'getAdministratorChange',
    summary: 'Suivre une demande',
    tag,
    params,
    answer: change,
  }),
  cancelAdministratorChange: defineRoute('DELETE /administrator-changes/{id}', {
    operation: 'cancelAdministratorChange',
    summary: 'Annuler ma demande',
    tag,
    params,
    answer: change,
    errors: ['email-not-verified', 'change-closed'],
    changes: true,
  }),
  decideAdministratorChange: defineRoute('POST /administrator-changes/{id}/decision', {
    operation: 'decideAdministratorChange',
    summary: 'Approuver ou refuser, comme administrateur',
    tag,
    params,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approve') }),
      z.strictObject({ decision: z.literal('refuse'), reason: reasonSchema }),
    ]),
    bodyExample: { decision: 'approve' },
    answer: change,
    errors: [...decided, 'not-a-decider', 'new-administrator', 'power-contested', 'candidate-suspended'],
    changes: true,
  }),
  orderActivationKey: defineRoute('POST /administrator-changes/{id}/activation-key', {
    operation: 'orderActivationKey',
    summary: 'Demander la clé d’activation, envoyée par courrier à l’établissement',
    tag,
    params,
    answer: { ...change, status: 201, description: 'Le courrier va être envoyé.' },
    errors: [
      'email-not-verified',
      'change-closed',
      'change-not-ready',
      'activation-key-sent',
      'too-many-letters',
      'no-postal-address',
    ],
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
      description: 'La clé est la bonne, ou un essai est perdu.',
      schema: z.object({
        accepted: z.boolean(),
        triesLeft: z.number(),
        change: administratorChangeViewSchema,
      }),
      example: { accepted: true, triesLeft: 5, change: exampleAdministratorChange },
    },
    errors: ['email-not-verified', 'change-closed', 'change-not-ready', 'no-activation-key', 'suspended'],
    changes: true,
  }),
  objectToAdministratorChange: defineRoute('POST /administrator-changes/{id}/objection', {
    operation: 'objectToAdministratorChange',
    summary: 'S’opposer à une demande approuvée par clé ou par l’assistance',
    tag,
    params,
    body: z.strictObject({ reason: reasonSchema }),
    bodyExample: { reason: 'Cette délibération n’a jamais eu lieu.' },
    answer: change,
    errors: [...decided, 'not-a-decider', 'contest-over'],
    changes: true,
  }),
  decideAsSupport: defineRoute('POST /administrator-changes/{id}/support-decision', {
    operation: 'decideAsSupport',
    summary: 'Approuver (à deux agents) ou refuser, comme assistance',
    tag,
    params,
    body: z.strictObject({ decision: z.enum(['approve', 'refuse']), reason: reasonSchema }),
    bodyExample: { decision: 'approve', reason: 'Délibération vérifiée auprès de la mairie.' },
    answer: change,
    errors: [...decided, 'second-agent-needed', 'support-conflict', 'candidate-suspended'],
    changes: true,
  }),
  listSupportQueue: defineRoute('GET /support/administrator-changes', {
    operation: 'listSupportQueue',
    summary: 'Les demandes qui attendent l’assistance, la plus pressante d’abord',
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
            supportApprovals: 0,
            can: ['decide-as-support'],
          },
        ],
      },
    },
  }),
};
