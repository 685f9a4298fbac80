import * as z from 'zod/mini';
import { bulkChangeIdSchema } from '../../shared/domain/bulk-changes/bulk-change.ts';
import { forms } from '../../shared/domain/forms.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { dateSchema, instantSchema } from '../../shared/domain/instants.ts';
import { rightSchema } from '../../shared/domain/rights.ts';
import { defineRoute } from '../../shared/http/route.ts';
import { addressSchema, dryRunQuery, MOST_SHOWN } from '../../shared/http/schemas.ts';
import { exampleCarryOver } from './examples.ts';

const named = { personId: personIdSchema, familyName: z.string(), givenName: z.string() };

const carryOverSchema = z
  .object({
    /** The closed establishment. */
    siret: siretSchema,
    successor: z.object({
      siret: siretSchema,
      name: z.string(),
      address: addressSchema,
    }),
    movedOn: dateSchema,
    /** From when the rights hold there. Absent where that is the moment at which they are carried over. */
    from: z.optional(instantSchema),
    /** How many people have rights to be carried over; the first of them are listed. */
    count: z.int(),
    first: z
      .array(
        z.object({
          ...named,
          rights: z.array(
            z.object({
              service: z.string(),
              right: rightSchema,
              from: z.optional(instantSchema),
              until: z.optional(instantSchema),
            }),
          ),
        }),
      )
      .check(z.maxLength(MOST_SHOWN)),
    /** Whose rights stay behind, at least some of them: because they are suspended, or because a rule refuses one today. */
    left: z
      .array(z.object({ ...named, why: z.enum(['suspended', 'refused']) }))
      .check(z.maxLength(MOST_SHOWN)),
    /** The bulk change that carries them over, once somebody has asked for it. */
    change: z.optional(bulkChangeIdSchema),
    /** For `If-Match`, as it is. */
    digest: z.string(),
  })
  .register(forms, { id: 'CarryOver' });

/** The rights of a head office that moved. */
export const carryOverRoute = {
  carryRightsOver: defineRoute('POST /organisations/{siren}/establishments/{siret}/succession', {
    operation: 'carryRightsOver',
    summary: 'Reporter les droits d’un établissement fermé sur celui qui lui succède',
    tag: 'Modifications groupées',
    params: z.object({ siren: sirenSchema, siret: siretSchema }),
    query: dryRunQuery,
    body: z.optional(
      z.strictObject({
        /** The establishment that took over, where Sirene implies no other one. */
        successor: z.optional(siretSchema),
      }),
    ),
    bodyExample: {},
    answer: {
      status: 200,
      description:
        'Une modification groupée reporte les droits : suivez-la par `change`. Avec `dryRun`, ce qui serait reporté, et rien ne change.',
      schema: carryOverSchema,
      example: exampleCarryOver,
    },
    errors: [
      'email-not-verified',
      'unknown-establishment',
      'establishment-closed',
      'establishment-not-closed',
      'organisation-closed',
      'no-successor',
      'nothing-to-carry-over',
    ],
    changes: true,
    conditional: true,
    dryRun: true,
  }),
};
