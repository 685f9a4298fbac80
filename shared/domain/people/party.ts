import * as z from 'zod/mini';
import type { PersonId } from '../identifiers.ts';

/**
 * One address as mailboxes have it: nothing quoted, no comment, no space, one `@`. What can be written in two ways would let
 * one person pass for two.
 */
const ADDRESS = /^[^\s\p{Cc}@"(),:;<>[\\\]]+@[^\s\p{Cc}@"(),:;<>[\\\]/]+$/u;

/** An address, normalised, that the token says is verified. The register's own address of somebody never is one. */
export const verifiedEmailSchema = z.string().check(z.regex(ADDRESS)).brand<'VerifiedEmail'>();
export type VerifiedEmail = z.infer<typeof verifiedEmailSchema>;

/**
 * Somebody who asks for something or decides on it, as their token vouches for them. Without a verified address nobody can
 * be one: they could not be told from the person on whose behalf, or against whom, they act.
 */
export interface Party {
  personId: PersonId;
  email: VerifiedEmail;
}
