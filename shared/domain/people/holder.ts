import * as z from 'zod/mini';
import { type Names, NO_NAMES } from '../names.ts';
import { freshnessSchema } from './profile.ts';

/**
 * Whoever a card is about, so that lists and checks need no other read. For a member these are the person's own
 * details as last copied, and `version` is the person's. Until somebody accepts, they are what the organisation typed,
 * and `version` is 0: an invitation tells nothing about its address.
 */
export const holderSchema = z.object({
  email: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  freshness: freshnessSchema,
  version: z.number(),
});
export type Holder = z.infer<typeof holderSchema>;

/** The holder of a card that only notes mandates: whoever acts is a member of another organisation, which knows them. */
export const NO_HOLDER: Holder = { email: '', ...NO_NAMES, freshness: [], version: 0 };

/** The holder of an invitation: what its author typed, and nothing else. */
export const invitedHolder = ({ email, familyName, givenName }: Names & { email: string }): Holder => ({
  ...{ email, familyName, givenName },
  freshness: [],
  version: 0,
});
