import { stageAt } from '../../shared/domain/access/access-card.ts';
import type { PersonId, Siren } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { isStaleAt } from '../../shared/domain/people/profile.ts';
import { listCards } from '../../shared/table/access/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';

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
    .map(({ holder }) => `${holder.givenName} ${holder.familyName}`);
};
