import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../../shared/domain/access/access-card.ts';
import { siretSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { defineRoute } from '../../shared/http/route.ts';
import {
  lineSchema,
  listOf,
  memberViewSchema,
  organisationParams,
  pageQuery,
  serviceCodeSchema,
} from '../../shared/http/schemas.ts';
import { exampleCounts, exampleListedMember } from './examples.ts';
import { tag } from './route-parts.ts';

/** Who belongs to an organisation. */
export const listRoutes = {
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
};
