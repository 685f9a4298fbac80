import * as z from 'zod/mini';
import { sirenSchema } from '../identifiers.ts';
import { dateSchema } from '../instants.ts';

/** A legal unit. `name` falls back to its SIREN where Sirene may not show it (`[ND]`). */
export const organisationSchema = z.object({
  siren: sirenSchema,
  name: z.string(),
  acronym: z.optional(z.string()),
  /** INSEE's four-digit "catégorie juridique". Absent while the organisation was only named, as a mandatary. */
  legalCategory: z.optional(z.string()),
  /** The day from which the legal unit has ceased; closed bodies are kept. */
  closedOn: z.optional(dateSchema),
});
export type Organisation = z.infer<typeof organisationSchema>;
