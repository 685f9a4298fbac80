import * as z from 'zod/mini';
import { grantIdSchema, type Siret, siretSchema } from './identifiers.ts';
import { type Instant, instantSchema } from './instants.ts';
import { type Right, rightSchema } from './rights.ts';

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

export const covers = (scope: EstablishmentScope, siret: Siret): boolean =>
  scope === 'all' || scope.includes(siret);

/** The right the grant names on that service and establishment, whatever the instant. */
export const rightOn = (grant: Grant, service: string, siret: Siret): Right | undefined =>
  Object.hasOwn(grant.services, service) && covers(grant.establishments, siret)
    ? grant.services[service]
    : undefined;
