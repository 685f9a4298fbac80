import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import { CONTEST_DAYS, contestUntil } from '../../domain/access/contest.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { addDays, type Instant } from '../../domain/instants.ts';
import { getRoster } from '../../table/access/administrators.ts';
import type { Table } from '../../table/table.ts';

/** A removal that the person may contest, and until when. */
export interface ContestTask {
  siren: Siren;
  dueAt: Instant;
}

/** Whether the person administered lately and no longer does. Only then is the roster read. */
const lostLately = (card: AccessCard, now: Instant): boolean => {
  const lately = addDays(now, -CONTEST_DAYS);
  const administered = card.timeline.some(
    ({ role, status }) => role === 'administrator' && status === 'active',
  );
  return administered && !administersAt(card, now) && (card.timeline.at(-1)?.from ?? '') > lately;
};

/** What took the administration of an organisation from this person, as long as they may contest it. */
export const findContestTasks = async (
  table: Table,
  personId: PersonId,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<ContestTask[]> => {
  const lost = cards.filter((card) => lostLately(card, now));
  const found = await Promise.all(
    lost.map(async ({ siren }) => ({
      siren,
      until: contestUntil(await getRoster(table, siren), personId, now),
    })),
  );
  return found.flatMap(({ siren, until }) => (until === undefined ? [] : [{ siren, dueAt: until }]));
};
