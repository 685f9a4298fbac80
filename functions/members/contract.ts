import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../../shared/domain/access/access-card.ts';
import { formatFault, formatRule } from '../../shared/domain/faults.ts';
import { siretSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  departureSchema,
  emailSchema,
  givenNameSchema,
  grantParams,
  grantTermsSchema,
  grantViewSchema,
  lineSchema,
  listOf,
  memberParams,
  memberViewSchema,
  nameSchema,
  organisationParams,
  pageQuery,
  reasonSchema,
  serviceCodeSchema,
} from '../../shared/http/schemas.ts';
import {
  exampleCard,
  exampleCounts,
  exampleDeparture,
  exampleGrant,
  exampleGrantTerms,
  exampleListedMember,
  exampleMember,
} from './examples.ts';

const tag = 'Membres';

/** A person has few grants. Many at once are a bulk change. */
const MAX_GRANTS_INVITED = 50;

/** Each mandate is a condition of the one transaction, which holds a hundred of them. */
const MAX_MANDATES_INVITED = 20;

const mandatesOf = (grants: readonly { mandateId?: string | undefined }[]): number =>
  new Set(grants.map(({ mandateId }) => mandateId)).size;

const reasonBody = z.optional(z.strictObject({ reason: z.optional(reasonSchema) }));
/** Everything is judged, nothing is changed. */
const dryRunQuery = z.strictObject({ dryRun: z.optional(z.literal('true')) });
const GRANT_REFUSALS = [
  'from-in-the-past',
  'until-not-after-from',
  'unknown-service',
  'service-closed',
  'right-not-offered',
  'unknown-establishment',
  'establishment-closed',
  'missing-prerequisite',
  'unknown-mandate',
  'mandate-not-active',
  'exceeds-mandate',
  'member-ended',
  'card-full',
] as const;
/** Refusals of what takes an administrator's place from them. */
const REMOVAL_REFUSALS = [
  'last-administrator',
  'new-administrator',
  'power-contested',
  'one-removal-a-day',
  'administrator-protected',
] as const;
const member = {
  status: 200,
  description: 'La fiche d’accès.',
  schema: memberViewSchema,
  example: exampleMember,
} as const;

export const routes = {
  listMembers: defineRoute('GET /organisations/{siren}/members', {
    operation: 'listMembers',
    summary: 'Les membres de l’organisme, en abrégé',
    tag,
    params: organisationParams,
    query: z.strictObject({
      ...pageQuery,
      /** `current`: everybody whose access is not over. */
      status: z.optional(z.enum([...memberStatusSchema.options, 'current'])),
      role: z.optional(roleSchema),
      q: z.optional(lineSchema(100)),
      /** Some right on this service, now or later. */
      service: z.optional(serviceCodeSchema),
      /** Some right there, now or later. */
      siret: z.optional(siretSchema),
      /** Those alone whose details are to be confirmed. */
      stale: z.optional(z.literal('true')),
      counts: z.optional(z.literal('true')),
    }),
    answer: {
      status: 200,
      description:
        'Une page de membres, par nom, ceux dont l’accès est terminé à la fin. Avec un filtre, une page peut être courte et avoir une suite.',
      schema: z.object({
        ...listOf(
          z.object({
            ...z.omit(memberViewSchema, {
              grants: true,
              history: true,
              can: true,
              places: true,
              mandators: true,
            }).shape,
            /** Grants in force now. */
            grantCount: z.number(),
            /** When this membership began, with its invitation. */
            since: z.optional(instantSchema),
            /** On which some right stands, now or later. */
            services: z.array(z.string()),
            /** Where, in the organisation itself; the name of one alone. */
            establishments: z.union([
              z.literal('all'),
              z.object({
                count: z.number(),
                siret: z.optional(siretSchema),
                name: z.optional(z.string()),
              }),
            ]),
          }),
        ).shape,
        /** With `counts`: of everybody whose access is not over. `known` is false beyond a thousand. */
        counts: z.optional(
          z.object({
            known: z.boolean(),
            current: z.number(),
            active: z.number(),
            invited: z.number(),
            suspended: z.number(),
            administrators: z.number(),
          }),
        ),
      }),
      example: { items: [exampleListedMember], counts: exampleCounts },
    },
  }),
  inviteMember: defineRoute('POST /organisations/{siren}/members', {
    operation: 'inviteMember',
    summary: 'Inviter un déclarant',
    tag,
    params: organisationParams,
    body: z.strictObject({
      email: emailSchema,
      familyName: nameSchema,
      /** Absent or empty for somebody who has one name only. */
      givenName: z._default(givenNameSchema, ''),
      grants: z._default(
        z.array(grantTermsSchema).check(
          z.maxLength(MAX_GRANTS_INVITED),
          z.refine(
            (grants) => mandatesOf(grants) <= MAX_MANDATES_INVITED,
            formatRule('too-many-mandates-invited', { max: MAX_MANDATES_INVITED }),
          ),
        ),
        [],
      ),
    }),
    bodyExample: {
      email: 'nadia.roux@clamart.example',
      familyName: 'Roux',
      givenName: 'Nadia',
      grants: [exampleGrantTerms],
    },
    answer: {
      ...member,
      status: 201,
      location: '/organisations/{siren}/members/{personId}',
      description: 'L’invitation est partie ; la fiche attend son acceptation.',
    },
    errors: ['already-member', 'already-invited', ...GRANT_REFUSALS],
    changes: true,
  }),
  getMember: defineRoute('GET /organisations/{siren}/members/{personId}', {
    operation: 'getMember',
    summary: 'La fiche d’accès d’un membre',
    tag,
    params: memberParams,
    answer: { ...member, example: exampleCard },
  }),
  endMember: defineRoute('DELETE /organisations/{siren}/members/{personId}', {
    operation: 'endMember',
    summary: 'Mettre fin à l’accès d’un membre, ou retirer son invitation',
    tag,
    params: memberParams,
    query: dryRunQuery,
    body: z.optional(
      z.strictObject({
        reason: z.optional(reasonSchema),
        /** A member who signs from then on what would stay uncovered, in the same transaction. */
        handOverTo: z.optional(z.string().check(z.regex(/^[0-9A-Z]{26}$/, formatFault('id')))),
      }),
    ),
    bodyExample: { reason: 'Mutation dans un autre service.' },
    answer: {
      status: 200,
      description:
        'L’accès a pris fin ; ce que plus personne ne peut signer, ou une seule personne. Avec `dryRun`, ce qui resterait, et rien ne change.',
      schema: z.object({
        ...departureSchema.shape,
        /** The status as it is, or will be. */
        member: memberViewSchema,
        handedOver: z.array(grantViewSchema),
      }),
      example: { ...exampleDeparture, member: exampleMember, handedOver: [] },
    },
    errors: ['member-not-active', 'member-not-confirmed', ...REMOVAL_REFUSALS, ...GRANT_REFUSALS],
    changes: true,
    conditional: true,
    dryRun: true,
  }),
  sendInvitationAgain: defineRoute('POST /organisations/{siren}/members/{personId}/invitation', {
    operation: 'sendInvitationAgain',
    summary: 'Renvoyer une invitation, corrigée s’il le faut',
    tag,
    params: memberParams,
    body: z.optional(
      z.strictObject({
        /** Another address gets an invitation of its own; the first one is withdrawn. */
        email: z.optional(emailSchema),
        familyName: z.optional(nameSchema),
        /** Empty for somebody who has one name only. */
        givenName: z.optional(givenNameSchema),
      }),
    ),
    bodyExample: { familyName: 'Roux-Martin' },
    answer: {
      ...member,
      description:
        'La fiche qui attend une acceptation : une autre, si l’adresse est celle d’une autre personne.',
    },
    errors: [
      'invitation-closed',
      'invitation-expired',
      'invitation-just-sent',
      'already-member',
      'already-invited',
      ...GRANT_REFUSALS,
    ],
    changes: true,
    conditional: true,
  }),
  suspendMember: defineRoute('PUT /organisations/{siren}/members/{personId}/suspension', {
    operation: 'suspendMember',
    summary: 'Suspendre tous les droits d’un membre',
    tag,
    params: memberParams,
    query: dryRunQuery,
    body: reasonBody,
    bodyExample: { reason: 'Congé de longue durée.' },
    answer: {
      ...member,
      schema: z.object({ ...memberViewSchema.shape, departure: z.optional(departureSchema) }),
      example: { ...exampleMember, departure: exampleDeparture },
    },
    errors: ['member-ended', 'member-not-active', ...REMOVAL_REFUSALS],
    changes: true,
    conditional: true,
    dryRun: true,
  }),
  reactivateMember: defineRoute('DELETE /organisations/{siren}/members/{personId}/suspension', {
    operation: 'reactivateMember',
    summary: 'Rétablir les droits d’un membre suspendu',
    tag,
    params: memberParams,
    answer: member,
    errors: ['member-ended', 'member-not-suspended', 'new-administrator', 'power-contested'],
    changes: true,
    conditional: true,
  }),
  confirmMember: defineRoute('POST /organisations/{siren}/members/{personId}/confirmation', {
    operation: 'confirmMember',
    summary: 'Confirmer qui a accepté l’invitation sous un autre nom',
    tag,
    params: memberParams,
    answer: member,
    errors: ['member-ended', 'nothing-to-confirm'],
    changes: true,
    conditional: true,
  }),
  changeRole: defineRoute('PUT /organisations/{siren}/members/{personId}/role', {
    operation: 'changeRole',
    summary: 'Changer le rôle d’un membre',
    tag,
    params: memberParams,
    body: z.strictObject({ role: roleSchema }),
    bodyExample: { role: 'administrator' },
    answer: member,
    errors: ['member-ended', 'member-not-active', 'member-not-confirmed', ...REMOVAL_REFUSALS],
    changes: true,
    conditional: true,
  }),
  giveGrant: defineRoute('POST /organisations/{siren}/members/{personId}/grants', {
    operation: 'giveGrant',
    summary: 'Donner une habilitation',
    tag,
    params: memberParams,
    body: grantTermsSchema,
    bodyExample: exampleGrantTerms,
    answer: {
      status: 201,
      location: '/organisations/{siren}/members/{personId}',
      description: 'L’habilitation donnée, ou celle qui dit déjà exactement la même chose.',
      schema: grantViewSchema,
      example: exampleGrant,
    },
    errors: GRANT_REFUSALS,
    changes: true,
    conditional: true,
  }),
  changeGrant: defineRoute('PUT /organisations/{siren}/members/{personId}/grants/{grantId}', {
    operation: 'changeGrant',
    summary: 'Remplacer une habilitation par une autre',
    tag,
    params: grantParams,
    body: grantTermsSchema,
    bodyExample: exampleGrantTerms,
    answer: {
      status: 200,
      description: 'L’habilitation qui remplace ; l’ancienne a pris fin.',
      schema: grantViewSchema,
      example: exampleGrant,
    },
    errors: ['grant-ended', ...GRANT_REFUSALS],
    changes: true,
    conditional: true,
  }),
  endGrant: defineRoute('DELETE /organisations/{siren}/members/{personId}/grants/{grantId}', {
    operation: 'endGrant',
    summary: 'Mettre fin à une habilitation',
    tag,
    params: grantParams,
    body: reasonBody,
    bodyExample: { reason: 'Le service est passé à un collègue.' },
    answer: member,
    errors: ['grant-ended'],
    changes: true,
    conditional: true,
  }),
};
