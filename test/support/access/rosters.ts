import { EMPTY_ROSTER, type Roster, UNKNOWN_SEAT } from '../../../shared/domain/access/roster.ts';
import type { PersonId } from '../../../shared/domain/identifiers.ts';

/** A roster of people who have administered for ever. */
export const rosterOf = (...administrators: PersonId[]): Roster => ({
  ...EMPTY_ROSTER,
  seats: new Map(administrators.map((personId) => [personId, UNKNOWN_SEAT])),
});
