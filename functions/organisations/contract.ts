import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../../shared/domain/access/access-card.ts';
import { establishmentScopeSchema } from '../../shared/domain/access/grant.ts';
import { COVERAGE_STATES } from '../../shared/domain/decisions/coverage-state.ts';
import { EVENT_TYPES, eventSchema } from '../../shared/domain/events.ts';
import { forms } from '../../shared/domain/forms.ts';
import {
  grantIdSchema,
  mandateIdSchema,
  personIdSchema,
  sirenSchema,
  siretSchema,
} from '../../shared/domain/identifiers.ts';
import { dateSchema, instantSchema, instantTextSchema } from '../../shared/domain/instants.ts';
import { rightSchema } from '../../shared/domain/rights.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  addressSchema,
  lineSchema,
  listOf,
  MOST_SHOWN,
  organisationParams,
  pageQuery,
  serviceCodeSchema,
} from '../../shared/http/schemas.ts';
import {
  exampleAccessRow,
  exampleCoveragePage,
  exampleEstablishment,
  exampleEvent,
  exampleEventInWords,
  exampleOrganisation,
  exampleOrphanRisk,
} from './examples.ts';
import { ORGANISATION_ACTIONS } from './organisation-actions.ts';

const tag = 'Organismes';

/** By how many people may sign: nobody, one alone, more. */
const coverageCounts = { uncovered: z.int(), single: z.int(), covered: z.int() };

export const establishmentViewSchema = z
  .object({
    siret: siretSchema,
    name: z.string(),
    headOffice: z.boolean(),
    address: addressSchema,
    status: z.enum(['open', 'closed']),
    /** The day on which it opens, or opened, where the register knew of it before. */
    opensOn: z.optional(dateSchema),
    closedOn: z.optional(dateSchema),
  })
  .register(forms, { id: 'Establishment' });

const signatorySchema = z
  .object({
    personId: personIdSchema,
    familyName: z.string(),
    givenName: z.string(),
    /** The mandate, when the person may sign only under it. */
    mandateId: z.optional(mandateIdSchema),
  })
  .register(forms, { id: 'Signatory' });

const accessRowSchema = z
  .object({
    personId: personIdSchema,
    familyName: z.string(),
    givenName: z.string(),
    role: roleSchema,
    status: memberStatusSchema,
    grant: grantIdSchema,
    service: z.string(),
    right: rightSchema,
    establishments: establishmentScopeSchema,
    from: instantSchema,
    until: z.optional(instantSchema),
    /** The mandate of a grant, as far as the mandate goes. The organisation gave or received it. */
    mandateId: z.optional(mandateIdSchema),
  })
  .register(forms, { id: 'AccessRow' });

export const routes = {
  getOrganisation: defineRoute('GET /organisations/{siren}', {
    operation: 'getOrganisation',
    summary: 'L’organisme et ses avertissements',
    tag,
    params: organisationParams,
    answer: {
      status: 200,
      description: 'Identité et avertissements.',
      schema: z.object({
        siren: sirenSchema,
        name: z.string(),
        acronym: z.optional(z.string()),
        /** Absent when a mandate named the organisation and Sirene has not been read for it yet. */
        legalCategory: z.optional(z.string()),
        status: z.enum(['open', 'closed']),
        closedOn: z.optional(dateSchema),
        /** The caller's own role in the organisation. */
        role: roleSchema,
        warnings: z.array(z.enum(['single-administrator'])),
        /** The first ten administrators, to turn to. */
        administrators: z.array(
          z.object({
            personId: personIdSchema,
            familyName: z.string(),
            givenName: z.string(),
            email: z.string(),
          }),
        ),
        /** What the caller may do there now. */
        can: z.array(z.enum(ORGANISATION_ACTIONS)),
      }),
      example: exampleOrganisation,
    },
  }),
  listEstablishments: defineRoute('GET /organisations/{siren}/establishments', {
    operation: 'listEstablishments',
    summary: 'Les établissements de l’organisme',
    tag,
    params: organisationParams,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description: 'Une page d’établissements, par SIRET.',
      schema: listOf(establishmentViewSchema),
      example: { items: [exampleEstablishment] },
    },
  }),
  listEvents: defineRoute('GET /organisations/{siren}/events', {
    operation: 'listEvents',
    summary: 'Le registre des preuves, du plus récent au plus ancien',
    tag,
    params: organisationParams,
    query: z.strictObject({
      ...pageQuery,
      personId: z.optional(personIdSchema),
      type: z.optional(z.enum(EVENT_TYPES)),
      /** About this establishment, all of them, or what somebody may do there. */
      siret: z.optional(siretSchema),
      from: z.optional(instantTextSchema),
      until: z.optional(instantTextSchema),
    }),
    answer: {
      status: 200,
      description:
        'Une page d’événements, tels que leur empreinte les couvre, et à part ce qu’ils disent. Avec un filtre, une page peut être courte et avoir une suite.',
      schema: z.object({
        ...listOf(eventSchema).shape,
        /** Each event in a sentence, in the language of the request, by the names on the organisation's own cards. */
        inWords: z.array(
          z.object({
            id: z.string(),
            sentence: z.string(),
            actor: z.string(),
            person: z.optional(z.string()),
          }),
        ),
      }),
      example: { items: [exampleEvent], inWords: [exampleEventInWords] },
    },
  }),
  getCoverage: defineRoute('GET /organisations/{siren}/coverage', {
    operation: 'getCoverage',
    summary: 'Service × établissement : qui peut signer',
    tag,
    params: organisationParams,
    query: z.strictObject({
      ...pageQuery,
      /** Establishments whose worst service (or the one that is asked for) is in that state. */
      only: z.optional(z.enum(COVERAGE_STATES)),
      service: z.optional(serviceCodeSchema),
      siret: z.optional(siretSchema),
      /** A part of the name, the address or the SIRET. */
      q: z.optional(lineSchema(100)),
    }),
    answer: {
      status: 200,
      description:
        'Une page d’établissements ouverts, avec le nombre de signataires de chaque service et les premiers d’entre eux : ceux où personne ne peut signer d’abord. Les totaux sont ceux de tout l’organisme.',
      schema: z.object({
        totals: z.object({
          establishments: z.int(),
          ...coverageCounts,
          services: z.array(
            z.object({
              service: z.string(),
              /** What a person must hold some right on, to be given this one. */
              requires: z.array(z.string()),
              ...coverageCounts,
            }),
          ),
        }),
        /** How many establishments the whole list has. */
        found: z.int(),
        ...listOf(
          z.object({
            siret: siretSchema,
            name: z.string(),
            address: addressSchema,
            state: z.enum(COVERAGE_STATES),
            services: z.array(
              z.object({
                service: z.string(),
                count: z.int(),
                /** The first of them: as many as a page has room for, fifty at most. */
                signatories: z.array(signatorySchema).check(z.maxLength(MOST_SHOWN)),
              }),
            ),
            /** Where everybody who has a right there is listed, page by page. */
            href: z.string(),
          }),
        ).shape,
      }),
      example: exampleCoveragePage,
    },
  }),
  getAccessReport: defineRoute('GET /organisations/{siren}/access-report', {
    operation: 'getAccessReport',
    summary: 'Qui peut faire quoi, à un instant donné',
    tag,
    params: organisationParams,
    query: z.strictObject({
      ...pageQuery,
      at: z.optional(instantTextSchema),
      siret: z.optional(siretSchema),
      service: z.optional(serviceCodeSchema),
      format: z._default(z.enum(['json', 'csv']), 'json'),
    }),
    answer: {
      status: 200,
      description: 'Une page du rapport en JSON, ou le rapport entier en CSV.',
      schema: z.object({ at: instantSchema, ...listOf(accessRowSchema).shape }),
      example: { at: '2026-11-23T08:00:00.000Z', items: [exampleAccessRow] },
      alternatives: ['text/csv; charset=utf-8'],
    },
  }),
  listOrphanRisks: defineRoute('GET /support/orphan-risks', {
    operation: 'listOrphanRisks',
    summary: 'Les organismes dont le seul administrateur ne répond plus, le plus ancien d’abord',
    tag,
    query: z.strictObject(pageQuery),
    answer: {
      status: 200,
      description:
        'Une page de la liste. L’organisme la quitte quand le profil est confirmé ou qu’un autre administre.',
      schema: listOf(
        z.object({
          siren: sirenSchema,
          name: z.string(),
          administrator: z.object({
            ...signatorySchema.shape,
            email: z.string(),
            phone: z.optional(z.string()),
          }),
          staleSince: instantSchema,
          listedAt: instantSchema,
        }),
      ),
      example: { items: [exampleOrphanRisk] },
    },
  }),
};
