import { holderOf, type Person } from '../../domain/people/person.ts';
import { carryHolder, listCardsOfPerson } from '../../table/access/access-cards.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';

/** A transaction holds 100 actions. The person, the event and the idempotency record need some of them. */
const MAX_CARDS = 90;

/**
 * The writes that copy a person's details to their cards, in the transaction of the person's own change. When a
 * person has more cards than fit, the next change updates the rest. Details on a card take no right away.
 */
export const carryToCards = async (table: Table, person: Person): Promise<Write[]> => {
  const holder = holderOf(person);
  const cards = await listCardsOfPerson(table, person.personId);
  return (
    cards
      .filter((card) => card.holder.version < holder.version)
      // The oldest details first: those that found no room last time have it this time.
      .sort((a, b) => a.holder.version - b.holder.version)
      .slice(0, MAX_CARDS)
      .map((card) => carryHolder(table, card, holder))
  );
};
