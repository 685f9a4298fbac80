import * as z from 'zod/mini';
import {
  administratorChangeIdSchema,
  administratorChangeKindSchema,
  checkedSchema,
  deedSchema,
  outgoingSchema,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { QUOTAS } from '../../shared/domain/administrator-changes/quota-reached.ts';
import { formatFault } from '../../shared/domain/faults.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { dateSchema, enteredDateSchema, instantSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  addressSchema,
  emailSchema,
  lineSchema,
  listOf,
  pageQuery,
  postalCodeSchema,
  reasonSchema,
  viewReasonSchema,
} from '../../shared/http/schemas.ts';
import {
  exampleAdministratorChange,
  exampleEstablishmentFound,
  exampleQuotaReached,
  exampleRequest,
} from './examples.ts';
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
/** What keeps an administrator from saying no. */
const opposed = ['already-objected', 'contest-over'] as const;
/** What keeps a key from being used. */
const keyed = [
  'email-not-verified',
  'change-closed',
  'change-not-ready',
  'support-only',
  'no-postal-address',
] as const;

export const routes = {
  findEstablishments: defineRoute('GET /establishments', {
    operation: 'findEstablishments',
    summary: 'Trouver l’établissement avant de faire une demande',
    tag,
    query: z
      .strictObject({
        ...pageQuery,
        siret: z.optional(siretSchema),
        siren: z.optional(sirenSchema),
        postalCode: z.optional(postalCodeSchema),
      })
      .check(
        z.refine(
          ({ siret, siren, postalCode }) =>
            [siret, siren, postalCode].filter((each) => each !== undefined).length === 1,
          { error: formatFault('one-search'), path: ['siret'] },
        ),
      ),
    answer: {
      status: 200,
      description:
        'L’établissement au SIRET exact, avec ce qu’il faut savoir avant de demander ; ou une page d’établissements ouverts du secteur public, par SIREN ou code postal, qui ne dit rien des administrateurs. Une page peut être courte et avoir une suite.',
      schema: listOf(
        z.object({
          siret: siretSchema,
          siren: sirenSchema,
          /** The organisation's name. */
          organisation: z.string(),
          name: z.string(),
          headOffice: z.boolean(),
          address: addressSchema,
          status: z.enum(['open', 'closed']),
          closedOn: z.optional(dateSchema),
          /** Whether anybody administers the organisation. Said for one exact SIRET only. */
          hasAdministrator: z.optional(z.boolean()),
          /** The head office, where the key would go. For one exact SIRET only; absent there, only support can decide. */
          letterTo: z.optional(z.object({ siret: siretSchema, name: z.string(), address: addressSchema })),
        }),
      ),
      example: { items: [exampleEstablishmentFound] },
    },
    errors: ['too-many-look-ups-today'],
  }),
  requestAdministratorChange: defineRoute('POST /administrator-changes', {
    operation: 'requestAdministratorChange',
    summary: 'Demander à devenir administrateur',
    tag,
    body: z.strictObject({
      kind: z.optional(administratorChangeKindSchema),
      siret: siretSchema,
      reason: reasonSchema,
      evidence: z.strictObject({
        type: deedSchema.shape.type,
        reference: lineSchema(100),
        date: enteredDateSchema,
        effectiveDate: enteredDateSchema,
      }),
      outgoing: z.optional(z.strictObject({ email: emailSchema, access: outgoingSchema.shape.access })),
    }),
    bodyExample: exampleRequest,
    answer: {
      ...change,
      status: 201,
      description: 'La demande est enregistrée.',
      location: '/administrator-changes/{id}',
    },
    errors: [
      'email-not-verified',
      'unknown-establishment',
      'establishment-closed',
      'already-administrator',
      'suspended',
      'other-kind-fits',
      'unknown-outgoing',
      'effective-date-too-late',
      'deed-after-effect',
      'change-already-open',
      'too-many-open-requests',
      'too-many-requests-today',
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
    errors: [...decided, ...opposed, 'not-a-decider', 'new-administrator', 'power-contested', 'support-only'],
    changes: true,
  }),
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
  objectToAdministratorChange: defineRoute('POST /administrator-changes/{id}/objection', {
    operation: 'objectToAdministratorChange',
    summary: 'S’opposer à une demande, comme administrateur',
    tag,
    params,
    body: z.strictObject({ reason: reasonSchema }),
    bodyExample: { reason: 'Cette délibération n’a jamais eu lieu.' },
    answer: change,
    errors: [...decided, ...opposed],
    changes: true,
  }),
  withdrawApproval: defineRoute('POST /administrator-changes/{id}/withdrawal', {
    operation: 'withdrawApproval',
    summary: 'Reprendre mon approbation, une fois par demande',
    tag,
    params,
    body: z.strictObject({ reason: reasonSchema }),
    bodyExample: { reason: 'La délibération a été retirée.' },
    answer: change,
    errors: ['email-not-verified', 'change-closed', 'own-request', 'not-your-approval', 'already-withdrawn'],
    changes: true,
  }),
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
