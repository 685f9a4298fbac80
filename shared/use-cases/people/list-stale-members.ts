import { stageAt } from '../../domain/access/access-card.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { nameInMail } from '../../domain/names.ts';
import { isStaleAt } from '../../domain/people/profile.ts';
import { listCards } from '../../table/access/access-cards.ts';
import type { Table } from '../../table/table.ts';

/** The names of the organisation's active members with stale profiles, except one. */
export const listStaleMembers = async (
  table: Table,
  siren: Siren,
  { now, except }: { now: Instant; except: PersonId },
): Promise<string[]> => {
  const cards = await listCards(table, siren);
  return cards
    .filter(({ personId }) => personId !== except)
    .filter((card) => stageAt(card, now)?.status === 'active' && isStaleAt(card.holder.freshness, now))
    .map(({ holder }) => nameInMail(holder) ?? 'une personne');
};
