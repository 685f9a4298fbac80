import type { Standing } from '../../domain/access/roster-rules.ts';
import { authorityOf, type BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { Authority } from '../access/record-card-change.ts';

/**
 * The authority that one card's part needs. Whoever approved may be among those who leave: then their card comes last
 * but one, and the card of who runs it needs their standing no more.
 */
export const standingFor = (change: BulkChange, personId: PersonId): Authority => {
  const authority = authorityOf(change);
  if (authority === undefined) return 'register';
  const { by, approvedBy, isApproved, since } = authority;
  const isLast = personId === by;
  const standing: Standing = {
    by,
    alsoBy: isLast ? undefined : approvedBy,
    since,
    isByHand: !isApproved,
  };
  return standing;
};
