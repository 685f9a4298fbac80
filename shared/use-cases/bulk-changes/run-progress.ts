import {
  authorityOf,
  type BulkChange,
  type BulkChangeProgress,
} from '../../domain/bulk-changes/bulk-change.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { AccessPart } from '../../table/bulk-changes/parts.ts';
import type { StoredPerson } from './files.ts';

/**
 * The people under whose authority the change is applied may be among those who leave. Their cards then come last,
 * and at the very end the card of who runs it.
 */
export const inOrder = (people: readonly StoredPerson[], change: BulkChange): StoredPerson[] => {
  const { by, approvedBy } = authorityOf(change) ?? { by: change.requestedBy, approvedBy: undefined };
  const rank = ({ personId }: StoredPerson): number => {
    if (personId === by) return 2;
    return personId === approvedBy ? 1 : 0;
  };
  return people.toSorted((a, b) => rank(a) - rank(b));
};

/** How far the work is once it has reached that person. */
export const progressAfter = (
  people: readonly StoredPerson[],
  parts: ReadonlyMap<PersonId, AccessPart>,
  next: number,
): BulkChangeProgress => {
  const total = people.reduce((sum, { lines }) => sum + lines.toApply + lines.unchanged, 0);
  const progress = { next, total, done: 0, applied: 0, refused: 0, unchanged: 0 };
  for (const { personId, lines } of people.slice(0, next)) {
    const isApplied = parts.get(personId)?.outcome === 'applied';
    progress.done += lines.toApply + lines.unchanged;
    progress.unchanged += lines.unchanged;
    progress[isApplied ? 'applied' : 'refused'] += lines.toApply;
  }
  return progress;
};
