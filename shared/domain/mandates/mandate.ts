import * as z from 'zod/mini';
import { expiryNoticesSentSchema } from '../access/expiry-moments.ts';
import { covers, establishmentScopeSchema } from '../access/grant.ts';
import { mandateIdSchema, mandatorOf, personIdSchema, type Siret, sirenOf } from '../identifiers.ts';
import { dateSchema, type Instant, instantSchema } from '../instants.ts';
import { includesRight, type Right, rightSchema } from '../rights.ts';

/** The act on which the mandate rests. */
export const mandateDeedSchema = z.object({
  type: z.enum(['deliberation', 'order', 'contract', 'other']),
  reference: z.string(),
  date: dateSchema,
});
export type MandateDeed = z.infer<typeof mandateDeedSchema>;

export const mandateSideSchema = z.enum(['mandator', 'mandatary']);
export type MandateSide = z.infer<typeof mandateSideSchema>;

const entered = { from: instantSchema, by: personIdSchema };

/** From `from` on, and until the next entry, the mandate has this status. Entries are only ever added. */
export const mandateStageSchema = z.discriminatedUnion('status', [
  /** A proposal without an answer lapses at `expiresAt`; no job is needed. */
  z.object({ status: z.literal('proposed'), ...entered, expiresAt: instantSchema }),
  z.object({ status: z.literal('active'), ...entered }),
  z.object({ status: z.literal('refused'), ...entered, reason: z.optional(z.string()) }),
  z.object({
    status: z.literal('ended'),
    ...entered,
    side: mandateSideSchema,
    reason: z.optional(z.string()),
  }),
]);
export type MandateStage = z.infer<typeof mandateStageSchema>;

/** What the mandate says from `from` on, until the next version. Each version is narrower than the one before. */
export const mandateTermsSchema = z.object({
  from: instantSchema,
  /** The highest right on each service. */
  services: z.record(z.string(), rightSchema),
  /** The mandator's establishments; "all" includes future ones. */
  establishments: establishmentScopeSchema,
  until: z.optional(instantSchema),
});
export type MandateTerms = z.infer<typeof mandateTermsSchema>;

/** An organisation lets another one act on some services and establishments (domain: "Mandates"). */
export const mandateSchema = z.object({
  id: mandateIdSchema,
  evidence: mandateDeedSchema,
  stages: z.array(mandateStageSchema),
  terms: z.array(mandateTermsSchema),
  expiryTold: z.optional(expiryNoticesSentSchema),
  version: z.number(),
  /** Hash of the last event on each side; both sides have the mandate in their evidence. */
  lastEventHashes: z.object({ mandator: z.string(), mandatary: z.string() }),
});
export type Mandate = z.infer<typeof mandateSchema>;

/** The statuses at an instant, which follow from the stages and the end of the terms. */
export const MANDATE_STATUSES = ['proposed', 'lapsed', 'refused', 'active', 'expired', 'ended'] as const;
export type MandateStatus = (typeof MANDATE_STATUSES)[number];

/** The terms that had been recorded by that instant; undefined before the proposal. */
export const termsAt = ({ terms }: Pick<Mandate, 'terms'>, instant: Instant): MandateTerms | undefined =>
  terms.findLast(({ from }) => from <= instant);

export const mandateStageAt = (
  { stages }: Pick<Mandate, 'stages'>,
  instant: Instant,
): MandateStage | undefined => stages.findLast(({ from }) => from <= instant);

/** The status at that instant, by what had been recorded until then; undefined before the proposal. */
export const mandateStatusAt = (
  mandate: Pick<Mandate, 'stages' | 'terms'>,
  instant: Instant,
): MandateStatus | undefined => {
  const stage = mandateStageAt(mandate, instant);
  if (stage?.status === 'proposed') return stage.expiresAt <= instant ? 'lapsed' : 'proposed';
  if (stage?.status !== 'active') return stage?.status;
  const { until } = termsAt(mandate, instant) ?? {};
  return until !== undefined && until <= instant ? 'expired' : 'active';
};

/** Whether the terms allow that service, right and establishment, at any instant. */
export const termsCover = (
  { id, services, establishments }: Pick<MandateTerms, 'services' | 'establishments'> & Pick<Mandate, 'id'>,
  { right, service, siret }: { right: Right; service: string; siret: Siret },
): boolean => {
  const held = Object.hasOwn(services, service) ? services[service] : undefined;
  return (
    held !== undefined &&
    includesRight(held, right) &&
    sirenOf(siret) === mandatorOf(id) &&
    covers(establishments, siret)
  );
};
