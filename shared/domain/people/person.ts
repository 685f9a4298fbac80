import * as z from 'zod/mini';
import { type PersonId, personIdSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';
import { asNames, type Names, namesOr } from '../names.ts';
import type { Holder } from './holder.ts';
import { confirmFreshness, endFreshness, freshnessSchema, isStaleAt } from './profile.ts';
import { nextProfileDue, type ProfileDue, profileFlagSchema, type StaleCause } from './profile-flag.ts';

/**
 * Somebody who can log in. Until the first login, a person who was only invited or appointed is `expected`: known by
 * an e-mail that is not verified yet, without `registeredAt`. The e-mail belongs to the identity provider and changes
 * only there.
 */
export const personSchema = z.object({
  personId: personIdSchema,
  email: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  phone: z.optional(z.string()),
  registeredAt: z.optional(instantSchema),
  confirmedAt: z.optional(instantSchema),
  freshness: freshnessSchema,
  profileFlag: z.optional(profileFlagSchema),
  version: z.number(),
  lastEventHash: z.string(),
});
export type Person = z.infer<typeof personSchema>;

export interface ContactDetails {
  familyName?: string | undefined;
  givenName?: string | undefined;
  phone?: string | null | undefined;
}

/**
 * The contact details that the person's cards carry. A person whose login told no name, and who has written none, is
 * known in each organisation by the name that was typed there.
 */
export const holderOf = (person: Person, typed: Names = person): Holder => ({
  email: person.email,
  ...namesOr(person, typed),
  freshness: person.freshness,
  version: person.version,
});

/** The first login confirms the details that came with it. */
export const register = (
  person: Person,
  login: { email: string; familyName: string; givenName: string; at: Instant },
): Person => {
  const { at, ...details } = login;
  return confirm({ ...person, ...details, registeredAt: at }, at);
};

/** A confirmation settles every earlier flag of the profile. */
export const confirm = ({ profileFlag: _, ...person }: Person, at: Instant): Person => ({
  ...person,
  confirmedAt: at,
  freshness: confirmFreshness(person.freshness, at),
});

/**
 * The profile goes stale before its year is over. It stays confirmed for the time before. Undefined when it is
 * already stale, or was confirmed after the cause.
 */
export const goStale = (
  person: Person,
  cause: Exclude<StaleCause, 'unconfirmed'>,
  { observedAt, now }: { observedAt: Instant; now: Instant },
): Person | undefined => {
  const isOver = isStaleAt(person.freshness, now);
  if (isOver || (person.confirmedAt !== undefined && observedAt <= person.confirmedAt)) return undefined;
  return {
    ...person,
    freshness: endFreshness(person.freshness, now),
    profileFlag: { step: 'stale', at: now, cause },
  };
};

/** Why the profile is stale, if it is. `unconfirmed` means that its year has simply passed. */
export const staleCauseOf = ({ freshness, profileFlag }: Person, now: Instant): StaleCause | undefined =>
  isStaleAt(freshness, now) ? (profileFlag?.cause ?? 'unconfirmed') : undefined;

/** When something next happens to this person's profile; undefined if they have never confirmed it. */
export const profileDueOf = ({ freshness, profileFlag }: Person): ProfileDue | undefined => {
  const last = freshness.at(-1);
  return last && nextProfileDue(last.until, profileFlag);
};

/** Correcting the details also confirms them. `phone: null` removes the number. */
export const correct = (person: Person, details: ContactDetails, at: Instant): Person => {
  const { phone: _, ...withoutPhone } = person;
  const phone = details.phone === undefined ? person.phone : details.phone;
  return confirm(
    {
      ...withoutPhone,
      ...asNames({
        familyName: details.familyName ?? person.familyName,
        givenName: details.givenName ?? person.givenName,
      }),
      ...(phone !== undefined && phone !== null && { phone }),
    },
    at,
  );
};

export const expectedPerson = (
  personId: PersonId,
  details: { email: string; familyName: string; givenName: string },
  firstHash: string,
): Person => ({ personId, ...details, freshness: [], version: 0, lastEventHash: firstHash });
