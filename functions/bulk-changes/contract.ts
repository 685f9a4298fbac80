import * as z from 'zod/mini';
import { bulkChangeIdSchema } from '../../shared/domain/bulk-changes/bulk-change.ts';
import { lineFaultSchema } from '../../shared/domain/bulk-changes/line.ts';
import { formatFault } from '../../shared/domain/faults.ts';
import { sirenSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import { listOf, organisationParams, pageQuery, reasonSchema } from '../../shared/http/schemas.ts';
import { differenceRowSchema, lineRowSchema } from '../../shared/use-cases/bulk-changes/files.ts';
import { carryOverRoute } from './carry-over-route.ts';
import {
  exampleBulkChange,
  exampleDifference,
  exampleForSupport,
  exampleLine,
  exampleLines,
} from './examples.ts';
import {
  bulkChangeViewSchema,
  changeAccessSchema,
  MAX_UPLOAD_BYTES,
  supportViewSchema,
  uploadSchema,
} from './schemas.ts';

const tag = 'Modifications groupées';

/** A workbook of Excel. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const params = z.object({ siren: sirenSchema, id: bulkChangeIdSchema });

const change = {
  status: 200,
  description: 'La modification : où elle en est, ce qu’elle ferait ou a fait, et ce que vous pouvez faire.',
  schema: bulkChangeViewSchema,
  example: exampleBulkChange,
} as const;

const notNow = ['access-change-not-ready', 'access-change-outdated'] as const;

export const routes = {
  getTemplate: defineRoute('GET /access-changes/template', {
    operation: 'getBulkChangeTemplate',
    summary: 'Le modèle de fichier à remplir',
    tag,
    query: z.strictObject({ format: z._default(z.enum(['csv', 'xlsx']), 'csv') }),
    answer: {
      status: 200,
      description: 'Un fichier CSV, ou un classeur Excel dont toutes les cellules sont du texte.',
      alternatives: ['text/csv; charset=utf-8', XLSX],
    },
  }),
  openUpload: defineRoute('POST /organisations/{siren}/access-change-uploads', {
    operation: 'openBulkChangeUpload',
    summary: 'Obtenir une adresse où envoyer un fichier, CSV ou classeur Excel (20 Mo au plus)',
    tag,
    params: organisationParams,
    body: z.strictObject({
      bytes: z.int().check(z.gte(1), z.lte(MAX_UPLOAD_BYTES, formatFault('file-size'))),
    }),
    bodyExample: { bytes: 7_340_032 },
    answer: {
      status: 201,
      location: '{href}',
      description: 'Où envoyer le fichier, par PUT et sans jeton ; puis demandez son contrôle.',
      schema: z.object({
        upload: uploadSchema,
        method: z.literal('PUT'),
        href: z.string(),
        expiresAt: instantSchema,
      }),
      example: {
        upload: '01KB0ZX7C8D0E2F4G6H8J0K2M4',
        method: 'PUT',
        href: 'https://files.trousseau.example/uploads/219200235/01KB0ZX7C8D0E2F4G6H8J0K2M4',
        expiresAt: '2026-11-24T08:15:00.000Z',
      },
    },
  }),
  changeAccess: defineRoute('POST /organisations/{siren}/access-changes', {
    operation: 'changeAccess',
    summary: 'Contrôler des lignes (`dryRun=true`), puis appliquer ce qui a été montré',
    tag,
    params: organisationParams,
    query: z.strictObject({ dryRun: z._default(z.enum(['true', 'false']), 'false') }),
    body: changeAccessSchema,
    bodyExample: exampleLines,
    answer: {
      ...change,
      status: 202,
      description: 'Le contrôle, ou l’application, est en cours : suivez la modification.',
      example: { ...exampleBulkChange, state: 'checking', can: [] },
    },
    errors: ['email-not-verified', ...notNow, 'access-change-faulty'],
    changes: true,
  }),
  listBulkChanges: defineRoute('GET /organisations/{siren}/access-changes', {
    operation: 'listBulkChanges',
    summary: 'Les modifications groupées de l’organisme, les plus récentes d’abord',
    tag,
    params: organisationParams,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description: 'Une page de modifications.',
      schema: listOf(bulkChangeViewSchema),
      example: { items: [exampleBulkChange] },
    },
  }),
  getBulkChange: defineRoute('GET /organisations/{siren}/access-changes/{id}', {
    operation: 'getBulkChange',
    summary: 'Suivre une modification',
    tag,
    params,
    answer: { ...change, example: { ...exampleBulkChange, places: [] } },
  }),
  listLines: defineRoute('GET /organisations/{siren}/access-changes/{id}/lines', {
    operation: 'listBulkChangeLines',
    summary: 'Les lignes : ce que chacune ferait ou a fait, ou pourquoi elle ne peut être appliquée',
    tag,
    params,
    query: z.strictObject({ ...pageQuery, only: z.optional(z.enum(['refused'])) }),
    answer: {
      status: 200,
      description: 'Une page de lignes, dans l’ordre du fichier.',
      schema: listOf(
        z.object({
          ...lineRowSchema.shape,
          /** Why a line was not applied although it could have been. */
          detail: z.optional(z.string()),
          faults: z.array(z.object({ ...lineFaultSchema.shape, detail: z.string() })),
        }),
      ),
      example: { items: [exampleLine] },
    },
    errors: notNow,
  }),
  listDifferences: defineRoute('GET /organisations/{siren}/access-changes/{id}/differences', {
    operation: 'listBulkChangeDifferences',
    summary: 'La différence exacte, par personne, établissement et service',
    tag,
    params,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description: 'Une page de différences, telles que montrées avant d’appliquer.',
      schema: listOf(differenceRowSchema),
      example: { items: [exampleDifference] },
    },
    errors: notNow,
  }),
  getResultFile: defineRoute('GET /organisations/{siren}/access-changes/{id}/result-file', {
    operation: 'getBulkChangeResultFile',
    summary: 'Le résultat ligne par ligne, en CSV',
    tag,
    params,
    answer: {
      status: 200,
      description: 'Où prendre le fichier, pendant quelques minutes.',
      schema: z.object({ href: z.string(), expiresAt: instantSchema }),
      example: {
        href: 'https://files.trousseau.example/result.csv',
        expiresAt: '2026-11-24T08:05:00.000Z',
      },
    },
    errors: notNow,
  }),
  decideBulkChange: defineRoute('POST /organisations/{siren}/access-changes/{id}/decision', {
    operation: 'decideBulkChange',
    summary: 'Approuver ou refuser la modification d’un autre administrateur, ou son annulation',
    tag,
    params,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approve') }),
      z.strictObject({ decision: z.literal('refuse'), reason: reasonSchema }),
    ]),
    bodyExample: { decision: 'approve' },
    answer: change,
    errors: [
      'email-not-verified',
      ...notNow,
      'own-request',
      'not-a-decider',
      'second-eyes-too-new',
      'new-administrator',
      'power-contested',
      'undo-too-late',
    ],
    changes: true,
  }),
  listForSupport: defineRoute('GET /support/access-changes', {
    operation: 'listBulkChangesForSupport',
    summary: 'Les modifications que nul ne peut approuver dans l’organisme, la plus urgente d’abord',
    tag,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description: 'Une page de modifications qui attendent deux agents.',
      schema: listOf(supportViewSchema),
      example: { items: [exampleForSupport] },
    },
  }),
  decideAsSupport: defineRoute('POST /support/access-changes/{id}/decision', {
    operation: 'decideBulkChangeAsSupport',
    summary:
      'Répondre, pour l’assistance, quand nul ne peut approuver dans l’organisme ; deux agents tranchent',
    tag,
    params: z.object({ id: bulkChangeIdSchema }),
    body: z.strictObject({ decision: z.enum(['approve', 'refuse']), reason: reasonSchema }),
    bodyExample: { decision: 'approve', reason: 'Réorganisation confirmée par la mairie.' },
    answer: {
      status: 200,
      description: 'La modification, après cette réponse.',
      schema: supportViewSchema,
      example: exampleForSupport,
    },
    errors: [
      'email-not-verified',
      ...notNow,
      'undo-too-late',
      'own-request',
      'not-a-decider',
      'second-agent-needed',
      'support-conflict',
    ],
    changes: true,
  }),
  ...carryOverRoute,
  undoBulkChange: defineRoute('POST /organisations/{siren}/access-changes/{id}/undo', {
    operation: 'undoBulkChange',
    summary:
      'Annuler ce qui a été appliqué, dans les 30 jours ; un autre administrateur approuve si beaucoup est retiré',
    tag,
    params,
    answer: {
      ...change,
      status: 202,
      description: 'L’annulation est en cours, ou attend l’accord d’un autre administrateur.',
    },
    errors: ['email-not-verified', 'access-change-not-ready', 'undo-too-late'],
    changes: true,
  }),
};
