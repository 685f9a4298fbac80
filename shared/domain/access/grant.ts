import * as z from 'zod/mini';
import { grantIdSchema, mandateIdSchema, type Siret, siretSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';
import { type Right, rightSchema } from '../rights.ts';

export const establishmentScopeSchema = z.union([z.literal('all'), z.array(siretSchema)]);
export type EstablishmentScope = z.infer<typeof establishmentScopeSchema>;

/**
 * An habilitation: services with one right each, on a list of establishments or on all (future ones too), from one
 * instant until another. `givenAt` is when it was recorded; questions about an earlier instant do not see the grant.
 */
export const grantSchema = z.object({
  id: grantIdSchema,
  services: z.record(z.string(), rightSchema),
  establishments: establishmentScopeSchema,
  from: instantSchema,
  until: z.optional(instantSchema),
  givenAt: instantSchema,
  /**
   * Set for a grant under a mandate. Its establishments are then the mandator's ("all": all that the mandate covers),
   * and without `until` it lasts as long as the mandate. Absent for a grant on the card's own organisation.
   */
  mandateId: z.optional(mandateIdSchema),
  /** Set once, when somebody ends the grant before its `until` or without one. */
  endedAt: z.optional(instantSchema),
  /**
   * Times in which the grant gave nothing although the member was active: somebody suspended became administrator by a
   * request, and nobody had given their rights back.
   */
  suspensions: z.optional(z.array(z.object({ from: instantSchema, until: z.optional(instantSchema) }))),
});
export type Grant = z.infer<typeof grantSchema>;

export type GrantPhase = 'unknown' | 'upcoming' | 'in-force' | 'suspended' | 'expired' | 'ended';

/** Where the grant stood at that instant, by what had been recorded until then. */
export const grantPhaseAt = (grant: Grant, instant: Instant): GrantPhase => {
  if (instant < grant.givenAt) return 'unknown';
  if (grant.endedAt !== undefined && grant.endedAt <= instant) return 'ended';
  if (instant < grant.from) return 'upcoming';
  if (grant.until !== undefined && grant.until <= instant) return 'expired';
  return isSuspendedAt(grant, instant) ? 'suspended' : 'in-force';
};

const isSuspendedAt = ({ suspensions = [] }: Grant, instant: Instant): boolean =>
  suspensions.some(({ from, until }) => from <= instant && (until === undefined || instant < until));

/** Keeps grants suspended that have not ended: they stay so when their holder becomes active by another's decision. */
export const suspendGrants = (grants: readonly Grant[], now: Instant): Grant[] =>
  grants.map((grant) =>
    ['ended', 'expired', 'suspended'].includes(grantPhaseAt(grant, now))
      ? grant
      : { ...grant, suspensions: [...(grant.suspensions ?? []), { from: now }] },
  );

/** Gives suspended grants back. */
export const resumeGrants = (grants: readonly Grant[], now: Instant): Grant[] =>
  grants.map((grant) =>
    grant.suspensions?.some(({ until }) => until === undefined)
      ? {
          ...grant,
          suspensions: grant.suspensions.map((each) => ({ ...each, until: each.until ?? now })),
        }
      : grant,
  );

/** Whether any of these grants was kept suspended, and not given back. */
export const hasSuspended = (grants: readonly Grant[]): boolean =>
  grants.some(({ suspensions = [] }) => suspensions.some(({ until }) => until === undefined));

/** Whether the grant is on the card's own organisation, rather than under a mandate of another one. */
export const isOwn = ({ mandateId }: Pick<Grant, 'mandateId'>): boolean => mandateId === undefined;

export const covers = (scope: EstablishmentScope, siret: Siret): boolean =>
  scope === 'all' || scope.includes(siret);

/** The scope as it is stored: each establishment once, in order. */
export const eachOnce = (scope: EstablishmentScope): EstablishmentScope =>
  scope === 'all' ? scope : [...new Set(scope)].sort();

/** The right that the grant names for that service and establishment, at any instant. */
export const rightOn = (grant: Grant, service: string, siret: Siret): Right | undefined =>
  Object.hasOwn(grant.services, service) && covers(grant.establishments, siret)
    ? grant.services[service]
    : undefined;
