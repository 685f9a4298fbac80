import * as z from 'zod/mini';
import { personIdSchema } from '../identifiers.ts';
import { instantSchema } from '../instants.ts';

/** What one person may cause as a stranger (authority: rule 14). Each counts by person, never by body. */
export const QUOTAS = ['open-requests', 'requests-today', 'look-ups-today'] as const;

/** A person was refused because a quota of theirs was used up: the first time on that day of Paris. */
export const quotaReachedSchema = z.object({
  personId: personIdSchema,
  quota: z.enum(QUOTAS),
  /** How many were allowed then. */
  max: z.number(),
  reachedAt: instantSchema,
});
export type QuotaReached = z.infer<typeof quotaReachedSchema>;
