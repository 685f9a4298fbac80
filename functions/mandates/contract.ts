import * as z from 'zod/mini';
import { mandateIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { enteredDateSchema, instantSchema, instantTextSchema } from '../../shared/domain/instants.ts';
import { mandateDeedSchema, mandateSideSchema } from '../../shared/domain/mandates/mandate.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  grantTermsSchema,
  lineSchema,
  listOf,
  organisationNameSchema,
  organisationParams,
  pageQuery,
  reasonSchema,
} from '../../shared/http/schemas.ts';
import {
  exampleLoss,
  exampleMandate,
  exampleMandatedPerson,
  exampleNarrowed,
  exampleProposal,
  exampleProposed,
} from './examples.ts';
import {
  mandatedPersonSchema,
  mandateStatusSchema,
  mandateViewSchema,
  mandateWithLossesSchema,
} from './mandate-schemas.ts';

const tag = 'Mandats';

const params = z.object({ id: mandateIdSchema });

const { services, establishments, until } = grantTermsSchema.shape;
const termsShape = { services, establishments, until };

const reasonBody = z.optional(z.strictObject({ reason: z.optional(reasonSchema) }));

const mandate = {
  status: 200,
  description: 'Le mandat, et les habilitations qui y ont perdu quelque chose.',
  schema: mandateWithLossesSchema,
  example: { ...exampleMandate, affected: [exampleLoss] },
} as const;

const answered = { ...mandate, example: { ...exampleMandate, affected: [] } } as const;

const command = { changes: true, conditional: true } as const;

export const routes = {
  proposeMandate: defineRoute('POST /organisations/{siren}/mandates', {
    operation: 'proposeMandate',
    summary: 'Proposer un mandat à un autre organisme',
    tag,
    params: organisationParams,
    body: z.strictObject({
      /** `name` is needed only for an organisation that the register does not know. */
      mandatary: z.strictObject({ siren: sirenSchema, name: z.optional(organisationNameSchema) }),
      ...termsShape,
      evidence: z.strictObject({
        type: mandateDeedSchema.shape.type,
        reference: lineSchema(100),
        date: enteredDateSchema,
      }),
    }),
    bodyExample: exampleProposal,
    answer: {
      ...mandate,
      status: 201,
      location: '/mandates/{id}',
      description: 'La proposition attend la réponse du mandataire.',
      example: { ...exampleProposed, affected: [] },
    },
    errors: [
      'own-organisation',
      'organisation-closed',
      'unknown-mandatary',
      'unknown-service',
      'service-closed',
      'service-not-mandatable',
      'right-not-offered',
      'unknown-establishment',
      'establishment-closed',
      'until-not-after-from',
    ],
    changes: true,
  }),
  listMandates: defineRoute('GET /organisations/{siren}/mandates', {
    operation: 'listMandates',
    summary: 'Les mandats donnés et reçus par l’organisme',
    tag,
    params: organisationParams,
    query: z.strictObject({
      ...pageQuery,
      /** The side of the mandate on which the organisation is. */
      side: z.optional(mandateSideSchema),
      status: z.optional(mandateStatusSchema),
    }),
    answer: {
      status: 200,
      description: 'Une page de mandats : ceux que l’organisme a donnés, puis ceux qu’il a reçus.',
      schema: listOf(mandateViewSchema),
      example: { items: [exampleMandate] },
    },
  }),
  getMandate: defineRoute('GET /mandates/{id}', {
    operation: 'getMandate',
    summary: 'Un mandat, et ce que sa réduction ou sa fin a arrêté',
    tag,
    params,
    answer: { ...mandate, example: { ...mandate.example, places: [] } },
  }),
  acceptMandate: defineRoute('POST /mandates/{id}/acceptance', {
    operation: 'acceptMandate',
    summary: 'Accepter un mandat, comme mandataire',
    tag,
    params,
    answer: answered,
    errors: ['mandate-not-proposed', 'organisation-closed', 'suspended'],
    ...command,
  }),
  refuseMandate: defineRoute('POST /mandates/{id}/refusal', {
    operation: 'refuseMandate',
    summary: 'Refuser un mandat, comme mandataire',
    tag,
    params,
    body: reasonBody,
    bodyExample: { reason: 'Nous n’assurons pas ces déclarations.' },
    answer: answered,
    errors: ['mandate-not-proposed', 'suspended'],
    ...command,
  }),
  endMandate: defineRoute('POST /mandates/{id}/end', {
    operation: 'endMandate',
    summary: 'Mettre fin à un mandat, ou retirer sa proposition',
    tag,
    params,
    body: reasonBody,
    bodyExample: { reason: 'Fin du marché.' },
    answer: { ...mandate, description: 'Le mandat a pris fin ; les habilitations qu’il arrête.' },
    errors: ['mandate-not-active', 'suspended'],
    ...command,
  }),
  narrowMandate: defineRoute('PUT /mandates/{id}/terms', {
    operation: 'narrowMandate',
    summary: 'Réduire un mandat, comme mandant',
    tag,
    params,
    body: z.strictObject(termsShape),
    bodyExample: exampleNarrowed,
    answer: { ...mandate, description: 'Le mandat réduit ; les habilitations qui y perdent.' },
    errors: [
      'mandate-not-active',
      'mandate-not-narrower',
      'mandate-full',
      'right-not-offered',
      'unknown-establishment',
      'establishment-closed',
      'until-not-after-from',
      'suspended',
    ],
    ...command,
  }),
  listMandatePeople: defineRoute('GET /mandates/{id}/people', {
    operation: 'listMandatePeople',
    summary: 'Qui agit sous ce mandat, et pour quoi, à un instant donné',
    tag,
    params,
    query: z.strictObject({ ...pageQuery, at: z.optional(instantTextSchema) }),
    answer: {
      status: 200,
      description: 'Une page d’habilitations sous ce mandat.',
      schema: z.object({ at: instantSchema, ...listOf(mandatedPersonSchema).shape }),
      example: { at: '2026-11-24T10:00:00.000Z', items: [exampleMandatedPerson] },
    },
  }),
};
