import * as z from 'zod/mini';
import { sirenSchema, siretSchema } from '../identifiers.ts';
import { dateSchema, type Instant, parisDate } from '../instants.ts';

/**
 * Closed from the first moment of `from` until the first moment of `until` (Paris time). Without `until` it is still
 * closed.
 */
export const closureSchema = z.object({ from: dateSchema, until: z.optional(dateSchema) });

/** A place of an organisation, as Sirene knows it. What Sirene may not show (`[ND]`) is absent. */
export const establishmentSchema = z.object({
  siret: siretSchema,
  siren: sirenSchema,
  name: z.string(),
  headOffice: z.boolean(),
  address: z.object({
    lines: z.array(z.string()),
    postalCode: z.optional(z.string()),
    city: z.optional(z.string()),
  }),
  closures: z.array(closureSchema),
  /** When INSEE last processed it, in INSEE's notation. Older data never replaces newer data. */
  processedAt: z.optional(z.string()),
});
export type Establishment = z.infer<typeof establishmentSchema>;

/** The closure that holds at that instant, if any. */
export const closureAt = (establishment: Pick<Establishment, 'closures'>, instant: Instant) => {
  if (establishment.closures.length === 0) return undefined;
  const day = parisDate(instant);
  return establishment.closures.find(
    ({ from, until }) => from <= day && (until === undefined || day < until),
  );
};

export const isClosedAt = (establishment: Pick<Establishment, 'closures'>, instant: Instant): boolean =>
  closureAt(establishment, instant) !== undefined;
