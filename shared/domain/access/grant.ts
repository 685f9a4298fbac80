import * as z from 'zod/mini';
import { grantIdSchema, mandateIdSchema, type Siret, siretSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';
import { type Right, rightSchema } from '../rights.ts';

export const establishmentScopeSchema = z.union([z.literal('all'), z.array(siretSchema)]);
export type EstablishmentScope = z.infer<typeof establishmentScopeSchema>;

/**
 * An habilitation: services with one right each, on all establishments (also future ones) or on a list, from an
 * instant and until another. `givenAt` is when it was recorded: an instant before it knew nothing of the grant.
 */
export const grantSchema = z.object({
  id: grantIdSchema,
  services: z.record(z.string(), rightSchema),
  establishments: establishmentScopeSchema,
  from: instantSchema,
  until: z.optional(instantSchema),
  givenAt: instantSchema,
  /**
   * Under a mandate, the establishments are the mandator's ("all" = all that the mandate covers), and without an `until`
   * the grant lasts as long as the mandate. Absent for a grant on establishments of the card's own organisation.
   */
  mandateId: z.optional(mandateIdSchema),
  /** Set once, when the grant is ended before (or without) its `until`. */
  endedAt: z.optional(instantSchema),
});
export type Grant = z.infer<typeof grantSchema>;

export type GrantPhase = 'unknown' | 'upcoming' | 'in-force' | 'expired' | 'ended';

/** Where the grant stood at that instant, from what had been recorded by then. */
export const grantPhaseAt = (grant: Grant, instant: Instant): GrantPhase => {
  if (instant < grant.givenAt) return 'unknown';
  if (grant.endedAt !== undefined && grant.endedAt <= instant) return 'ended';
  if (instant < grant.from) return 'upcoming';
  return grant.until !== undefined && grant.until <= instant ? 'expired' : 'in-force';
};

/** On the card's own organisation, and not on one that gave it a mandate. */
export const isOwn = ({ mandateId }: Pick<Grant, 'mandateId'>): boolean => mandateId === undefined;

export const covers = (scope: EstablishmentScope, siret: Siret): boolean =>
  scope === 'all' || scope.includes(siret);

/** The right the grant names on that service and establishment, whatever the instant. */
export const rightOn = (grant: Grant, service: string, siret: Siret): Right | undefined =>
  Object.hasOwn(grant.services, service) && covers(grant.establishments, siret)
    ? grant.services[service]
    : undefined;
