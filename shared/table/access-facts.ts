import type { AccessCard } from '../domain/access-card.ts';
import type { Establishment } from '../domain/establishment.ts';
import { type PersonId, type Siret, sirenOf } from '../domain/identifiers.ts';
import { parseCard } from './access-cards.ts';
import { batchGet } from './batch-get.ts';
import { parseEstablishment } from './establishments.ts';
import { type Key, keys, SORT_PREFIX } from './keys.ts';
import type { Table } from './table.ts';

/** A card and an establishment that a decision is about. */
export interface FactsReference {
  personId: PersonId;
  siret: Siret;
}

export interface AccessFacts {
  card: AccessCard | undefined;
  establishment: Establishment | undefined;
}

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

/**
 * The facts of each reference, each item read once, a hundred a call. `readUnits` and `calls` are as DynamoDB counts
 * them.
 */
export const getAccessFacts = async (
  table: Table,
  references: readonly FactsReference[],
  options: { consistent: boolean },
): Promise<{ facts: AccessFacts[]; readUnits: number; calls: number }> => {
  const wanted = references.map(({ personId, siret }) => ({
    card: keys.card(sirenOf(siret), personId),
    establishment: keys.establishment(siret),
  }));
  const distinct = new Map(
    wanted.flatMap(({ card, establishment }) => [card, establishment]).map((key) => [nameOf(key), key]),
  );
  const { items, readUnits, calls } = await batchGet(table, [...distinct.values()], options);
  const isCard = ({ SK }: Record<string, unknown>) => String(SK).startsWith(SORT_PREFIX.card);
  const nameOfItem = ({ PK, SK }: Record<string, unknown>) => `${PK} ${SK}`;
  const cards = new Map(items.filter(isCard).map((item) => [nameOfItem(item), parseCard(item)]));
  const establishments = new Map(
    items.filter((item) => !isCard(item)).map((item) => [nameOfItem(item), parseEstablishment(item)]),
  );
  const facts = wanted.map(({ card, establishment }) => ({
    card: cards.get(nameOf(card)),
    establishment: establishments.get(nameOf(establishment)),
  }));
  return { facts, readUnits, calls };
};
