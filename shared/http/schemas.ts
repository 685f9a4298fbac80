import * as z from 'zod/mini';
import { memberStatusSchema, roleSchema } from '../domain/access/access-card.ts';
import { establishmentScopeSchema } from '../domain/access/grant.ts';
import { GRANT_ACTIONS, MEMBER_ACTIONS } from '../domain/access/member-actions.ts';
import { DECLARATION_SERVICES } from '../domain/declaration-services.ts';
import { formatFault } from '../domain/faults.ts';
import { forms } from '../domain/forms.ts';
import {
  grantIdSchema,
  mandateIdSchema,
  personIdSchema,
  sirenSchema,
  siretSchema,
} from '../domain/identifiers.ts';
import { instantSchema, instantTextSchema } from '../domain/instants.ts';
import { emailSchema } from '../domain/people/address.ts';
import { rightSchema } from '../domain/rights.ts';
import {
  givenNameSchema,
  lineSchema,
  nameSchema,
  organisationNameSchema,
  shortTextSchema,
} from '../domain/texts.ts';
import { pageTokenSchema } from './cursor.ts';

/** Schemas that several capabilities' contracts share. */

export { emailSchema, givenNameSchema, lineSchema, nameSchema, organisationNameSchema };
export const reasonSchema = lineSchema(500, { id: 'Reason' });
/** Why an agent of support looks at a body: enough to say something (authority: rule 16). */
export const viewReasonSchema = lineSchema(500, { id: 'ViewReason', minLength: 20 });
export const phoneSchema = z.string().check(z.regex(/^\+?[0-9 ().-]{4,20}$/, formatFault('phone')));

export const postalCodeSchema = z.string().check(z.regex(/^\d{5}$/, formatFault('postal-code')));

export const organisationParams = z.object({ siren: sirenSchema });
export const memberParams = z.object({ siren: sirenSchema, personId: personIdSchema });
export const grantParams = z.object({ siren: sirenSchema, personId: personIdSchema, grantId: grantIdSchema });

/** Where an establishment is, as far as Sirene may show it. */
export const addressSchema = z
  .object({
    lines: z.array(z.string()),
    postalCode: z.optional(z.string()),
    city: z.optional(z.string()),
  })
  .register(forms, { id: 'PostalAddress' });

/** Everything is judged, nothing is changed. */
export const dryRunQuery = z.strictObject({ dryRun: z.optional(z.literal('true')) });

const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;

/** `limit` (default 50, max 200) and an opaque `cursor`. */
export const pageQuery = {
  limit: z
    ._default(
      z.pipe(
        z.string().check(z.regex(/^\d{1,9}$/, formatFault('page-limit'))),
        z.pipe(
          z.transform((text: string) => Number(text)),
          z.int().check(z.gte(1), z.lte(MAX_LIMIT)),
        ),
      ),
      DEFAULT_LIMIT,
    )
    .register(forms, { type: 'integer', minimum: 1, maximum: MAX_LIMIT }),
  cursor: z.optional(pageTokenSchema),
};

export const listOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.optional(z.string()) });

export const serviceCodeSchema = shortTextSchema(40, 'service-code')
  // JSON can name a property so, and what reads it loses it.
  .check(z.minLength(1, formatFault('service-code')), z.regex(/^(?!__proto__$)/, formatFault('service-code')))
  .register(forms, { maxLength: 40, pattern: '^(?!__proto__$)' });

/** At most one right per service of the catalogue. */
const servicesSchema = z
  .record(serviceCodeSchema, rightSchema)
  .check(
    z.refine((services) => Object.keys(services).length > 0, formatFault('at-least-one-service')),
    z.refine(
      (services) => Object.keys(services).length <= DECLARATION_SERVICES.length,
      formatFault('more-services-than-the-catalogue'),
    ),
  )
  .register(forms, { minProperties: 1, maxProperties: DECLARATION_SERVICES.length });

/** More than the largest organisation has (except La Poste). "all" is the way to name more. */
const MAX_ESTABLISHMENTS = 2_000;

export const grantTermsSchema = z
  .strictObject({
    services: servicesSchema,
    establishments: z.union(
      [z.literal('all'), z.array(siretSchema).check(z.minLength(1), z.maxLength(MAX_ESTABLISHMENTS))],
      formatFault('establishments'),
    ),
    from: z.optional(instantTextSchema),
    until: z.optional(instantTextSchema),
    /**
     * The mandate that the grant is under. `establishments` are then the mandator's; "all" and no `until` mean as far
     * as the mandate goes.
     */
    mandateId: z.optional(mandateIdSchema),
  })
  .register(forms, { id: 'GrantTerms' });

export const grantViewSchema = z
  .object({
    id: grantIdSchema,
    services: z.record(z.string(), rightSchema),
    establishments: establishmentScopeSchema,
    from: instantSchema,
    until: z.optional(instantSchema),
    endedAt: z.optional(instantSchema),
    /** Times in which the grant gave nothing although the member was active. */
    suspensions: z.optional(z.array(z.object({ from: instantSchema, until: z.optional(instantSchema) }))),
    mandateId: z.optional(mandateIdSchema),
    /** What whoever reads the card may do with the grant now. */
    can: z.optional(z.array(z.enum(GRANT_ACTIONS))),
  })
  .register(forms, { id: 'Grant' });

export const memberViewSchema = z
  .object({
    personId: personIdSchema,
    familyName: z.string(),
    givenName: z.string(),
    email: z.string(),
    role: roleSchema,
    status: memberStatusSchema,
    profileStale: z.boolean(),
    grants: z.array(grantViewSchema),
    history: z.array(z.object({ from: instantSchema, status: memberStatusSchema, role: roleSchema })),
    /** The invitation that waits for its answer. */
    invitation: z.optional(z.object({ id: z.string(), email: z.string(), expiresAt: instantSchema })),
    /** For whoever accepted under another name: the invited one, and until when an administrator can confirm them. */
    toConfirm: z.optional(
      z.object({
        until: instantSchema,
        familyName: z.string(),
        givenName: z.string(),
        /** What being confirmed makes them. */
        role: roleSchema,
      }),
    ),
    /** What whoever reads the card may do with the member now. Commands leave it out. */
    can: z.optional(z.array(z.enum(MEMBER_ACTIONS))),
    /** The names of the establishments that its grants name. Commands leave them out. */
    places: z.optional(z.array(z.object({ siret: siretSchema, name: z.string() }))),
    /** Who gave the mandates that its grants are under. Commands leave them out. */
    mandators: z.optional(z.array(z.object({ mandateId: mandateIdSchema, name: z.string() }))),
    version: z.number(),
  })
  .register(forms, { id: 'Member' });

/** A service and an establishment, which it is called by. */
export const signedSchema = z
  .object({ service: z.string(), siret: siretSchema, name: z.string() })
  .register(forms, { id: 'Signed' });

/** As many as an answer shows. The coverage itself lists the rest. */
export const MOST_SHOWN = 50;

/**
 * What stays without a signatory, in its one form: how much, the first of it, and where the rest is. It is not `known` for
 * a body that is too large to look at at once.
 */
export const boundedOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({
    known: z.boolean(),
    count: z.number(),
    first: z.array(item).check(z.maxLength(MOST_SHOWN)),
    href: z.string(),
  });

/** Who is left to sign, before or after somebody's access ends or stops. */
export const departureSchema = z
  .object({
    /** Service × establishment for which nobody may sign. */
    uncovered: boundedOf(signedSchema),
    /** Those for which one person alone may. */
    single: boundedOf(z.object({ ...signedSchema.shape, personId: personIdSchema, person: z.string() })),
    /** For `If-Match`, as it is. */
    digest: z.string(),
  })
  .register(forms, { id: 'Departure' });

/** A fault of a request: its place, a code that clients switch on, and a sentence. */
export const faultViewSchema = z
  .object({
    pointer: z.optional(z.string()),
    parameter: z.optional(z.string()),
    code: z.string(),
    detail: z.string(),
    choices: z.optional(z.array(z.string())),
    href: z.optional(z.string()),
  })
  .register(forms, { id: 'LineFault' });
