import * as z from 'zod/mini';
import { sirenSchema } from '../identifiers.ts';
import { dateSchema, type Instant, parisDate } from '../instants.ts';

/** A legal unit. `name` is its SIREN when Sirene may not show the name (`[ND]`). */
export const organisationSchema = z.object({
  siren: sirenSchema,
  name: z.string(),
  acronym: z.optional(z.string()),
  /** INSEE's four-digit "catégorie juridique". Absent for an organisation that was only named, as a mandatary. */
  legalCategory: z.optional(z.string()),
  /** The day on which the legal unit ceased. Closed organisations are kept. */
  closedOn: z.optional(dateSchema),
  /** When INSEE last processed it, in INSEE's notation. Older data never replaces newer data. */
  processedAt: z.optional(z.string()),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** Whether the legal unit has ceased by then. Ends are recorded in it all the same, and nothing begins. */
export const hasCeased = (organisation: Pick<Organisation, 'closedOn'> | undefined, at: Instant): boolean =>
  organisation?.closedOn !== undefined && organisation.closedOn <= parisDate(at);
