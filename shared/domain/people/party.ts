import type { PersonId } from '../identifiers.ts';

/** Somebody who decides on what another person asked for, by their verified e-mail and their card. */
export interface Party {
  personId: PersonId;
  /** Every address that the register knows them by in this organisation, normalised. */
  emails: readonly string[];
}
