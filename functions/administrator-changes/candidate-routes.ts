import * as z from 'zod/mini';
import {
  administratorChangeKindSchema,
  deedSchema,
  outgoingSchema,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { formatFault } from '../../shared/domain/faults.ts';
import { sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { dateSchema, enteredDateSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  addressSchema,
  emailSchema,
  lineSchema,
  listOf,
  pageQuery,
  postalCodeSchema,
  reasonSchema,
} from '../../shared/http/schemas.ts';
import { exampleAdministratorChange, exampleEstablishmentFound, exampleRequest } from './examples.ts';
import { change, params, tag } from './route-parts.ts';
import { administratorChangeViewSchema } from './view-schema.ts';

/** Finding the establishment, asking, following and cancelling. */
export const candidateRoutes = {
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
};
