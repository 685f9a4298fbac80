import * as z from 'zod/mini';
import { roleSchema } from '../../shared/domain/access/access-card.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  departureSchema,
  dryRunQuery,
  grantViewSchema,
  memberParams,
  memberViewSchema,
  reasonSchema,
} from '../../shared/http/schemas.ts';
import { exampleCard, exampleDeparture, exampleMember } from './examples.ts';
import {
  APPOINTING_REFUSALS,
  GRANT_REFUSALS,
  member,
  REMOVAL_REFUSALS,
  reasonBody,
  tag,
} from './route-parts.ts';

/** One member’s card, and what becomes of the membership. */
export const membershipRoutes = {
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
        handOverTo: z.optional(personIdSchema),
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
    errors: ['member-ended', 'member-not-suspended', ...APPOINTING_REFUSALS],
    changes: true,
    conditional: true,
  }),
  confirmMember: defineRoute('POST /organisations/{siren}/members/{personId}/confirmation', {
    operation: 'confirmMember',
    summary: 'Confirmer qui a accepté l’invitation sous un autre nom',
    tag,
    params: memberParams,
    answer: member,
    errors: ['member-ended', 'nothing-to-confirm', ...APPOINTING_REFUSALS],
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
};
