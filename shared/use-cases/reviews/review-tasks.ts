import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import type { Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { ReviewCalendar } from '../../domain/reviews/access-review.ts';
import { getCalendars } from '../../table/reviews/reviews.ts';
import type { Table } from '../../table/table.ts';

export interface ReviewTask {
  siren: Siren;
  open: NonNullable<ReviewCalendar['open']>;
}

/** The open reviews of the organisations that these cards administer: they wait for decisions, then for a signature. */
export const findReviewTasks = async (
  table: Table,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<ReviewTask[]> => {
  const administered = cards.filter((card) => administersAt(card, now));
  const calendars = await getCalendars(
    table,
    administered.map(({ siren }) => siren),
  );
  return calendars.flatMap(({ siren, open }) => (open === undefined ? [] : [{ siren, open }]));
};
