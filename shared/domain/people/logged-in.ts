import type { PersonId } from '../identifiers.ts';

/** The person who is logged in, as their identity provider vouches for them. */
export interface LoggedIn {
  personId: PersonId;
  /** Normalised. */
  email: string;
  emailVerified: boolean;
}
