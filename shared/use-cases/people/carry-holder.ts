import { stageAt } from '../../domain/access/access-card.ts';
import { holderOf, type Person } from '../../domain/people/person.ts';
import { carryHolder, getCards, listCardsOfPerson } from '../../table/access/access-cards.ts';
import { checkMemberships, getMemberships } from '../../table/people/memberships.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';

/** A transaction holds 100 actions. The person, the event and the idempotency record need some of them. */
const MAX_CARDS = 90;

/**
 * The writes that copy a person's details to their cards, in the transaction of the person's own change. Only
 * organisations that they are a member of get them: who refused, left, was ended or has not answered tells that
 * organisation nothing more. Each card is written only as it was read, and nobody joins meanwhile unseen. When a person
 * has more cards than fit, the next change updates the rest. Details on a card take no right away.
 */
export const carryToCards = async (
  { table, now }: Pick<CommandContext, 'table' | 'now'>,
  person: Person,
): Promise<Write[]> => {
  const { personId } = person;
  const [joined, listed] = await Promise.all([
    getMemberships(table, personId),
    listCardsOfPerson(table, personId),
  ]);
  const cards = await getCards(table, personId, [
    ...new Set([...joined, ...listed.map(({ siren }) => siren)]),
  ]);
  const carried = cards
    .filter((card) => {
      const status = stageAt(card, now)?.status;
      return status === 'active' || status === 'suspended';
    })
    .filter((card) => card.holder.version < person.version)
    // The oldest details first: those that found no room last time have it this time.
    .sort((a, b) => a.holder.version - b.holder.version)
    .slice(0, MAX_CARDS)
    .map((card) => carryHolder(table, card, holderOf(person, card.holder)));
  return [...carried, checkMemberships(table, personId, joined)];
};
