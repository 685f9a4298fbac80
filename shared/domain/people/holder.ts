import * as z from 'zod/mini';
import { freshnessSchema } from './profile.ts';

/**
 * The person's contact details as last copied to their cards, so that lists and checks need no other read. They belong
 * to the person: `version` is the person's version, or 0 while they are only those of the invitation.
 */
export const holderSchema = z.object({
  email: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  freshness: freshnessSchema,
  version: z.number(),
});
export type Holder = z.infer<typeof holderSchema>;
