import * as z from 'zod/mini';
import { establishmentScopeSchema } from '../../shared/domain/access/grant.ts';
import { forms } from '../../shared/domain/forms.ts';
import {
  grantIdSchema,
  mandateIdSchema,
  personIdSchema,
  sirenSchema,
  siretSchema,
} from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import {
  MANDATE_STATUSES,
  mandateDeedSchema,
  mandateStageSchema,
  mandateTermsSchema,
} from '../../shared/domain/mandates/mandate.ts';
import { rightSchema } from '../../shared/domain/rights.ts';

export const mandateStatusSchema = z.enum(MANDATE_STATUSES);

const organisationSchema = z.object({ siren: sirenSchema, name: z.string() });

/** A mandate as either side sees it. */
export const mandateViewSchema = z
  .object({
    id: mandateIdSchema,
    mandator: organisationSchema,
    mandatary: organisationSchema,
    status: mandateStatusSchema,
    evidence: mandateDeedSchema,
    terms: mandateTermsSchema,
    /** Earlier, wider terms, oldest first. */
    formerTerms: z.array(mandateTermsSchema),
    history: z.array(mandateStageSchema),
    /** What the reader can do now. */
    can: z.array(z.enum(['accept', 'refuse', 'end', 'narrow'])),
    version: z.number(),
  })
  .register(forms, { id: 'Mandate' });

const namedGrant = {
  personId: personIdSchema,
  familyName: z.string(),
  givenName: z.string(),
  grant: grantIdSchema,
  services: z.record(z.string(), rightSchema),
};

/** A grant that gives less than at first, because the mandate was narrowed or is over. */
const lossSchema = z.object({
  ...namedGrant,
  /** The lost establishments; "others": all that the mandate no longer names. */
  establishments: z.union([z.enum(['all', 'others']), z.array(siretSchema)]),
  /** The new, earlier end. */
  until: z.optional(instantSchema),
});

/** A mandate with the grants that have lost something by it. Both sides see them, as long as these grants last. */
export const mandateWithLossesSchema = z
  .object({
    ...mandateViewSchema.shape,
    affected: z.array(lossSchema),
    /** The names of the establishments that the terms name: the mandatary has no other way to know them. Read one by one only. */
    places: z.optional(z.array(z.object({ siret: siretSchema, name: z.string() }))),
  })
  .register(forms, { id: 'MandateWithLosses' });

/** A grant under the mandate, as far as the mandate goes. */
export const mandatedPersonSchema = z
  .object({
    ...namedGrant,
    establishments: establishmentScopeSchema,
    from: instantSchema,
    until: z.optional(instantSchema),
  })
  .register(forms, { id: 'MandatedPerson' });
