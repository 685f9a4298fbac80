import type { AccessCard } from '../../domain/access/access-card.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import { type MandateId, mandataryOf, type PersonId, type Siret, sirenOf } from '../../domain/identifiers.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import { parseCard } from '../access/access-cards.ts';
import { batchGet } from '../batch-get.ts';
import { parseEstablishment } from '../directory/establishments.ts';
import { type Key, keys, SORT_PREFIX } from '../keys.ts';
import { parseMandate } from '../mandates/mandates.ts';
import type { TableView } from '../table-view.ts';

/**
 * What a decision is about. With a mandate, the card is the one in the mandatary's organisation and the mandate is
 * the third item. Without, the card is the one in the establishment's own organisation.
 */
export interface FactsReference {
  personId: PersonId;
  siret: Siret;
  mandate?: MandateId | undefined;
}

export interface AccessFacts {
  card: AccessCard | undefined;
  establishment: Establishment | undefined;
  mandate: Mandate | undefined;
}

/** A person, and a mandate under which they may act. */
export interface MandatedReference {
  personId: PersonId;
  mandate: MandateId;
}

export type MandatedFacts = Omit<AccessFacts, 'establishment'>;

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

/**
 * Reads each key once and sorts the items by kind, with DynamoDB's count of units. It takes one pass, since every
 * decision comes here.
 */
const readItems = async (table: TableView, wanted: readonly Key[], options: { consistent: boolean }) => {
  const distinct = new Map(wanted.map((key) => [nameOf(key), key]));
  const { items, readUnits, calls } = await batchGet(table, [...distinct.values()], options);
  const cards = new Map<string, AccessCard>();
  const establishments = new Map<string, Establishment>();
  const mandates = new Map<string, Mandate>();
  for (const item of items) {
    const sort = String(item.SK);
    const name = `${item.PK} ${sort}`;
    if (sort.startsWith(SORT_PREFIX.card)) cards.set(name, parseCard(item));
    else if (sort.startsWith(SORT_PREFIX.mandate)) mandates.set(name, parseMandate(item));
    else establishments.set(name, parseEstablishment(item));
  }
  return { cards, establishments, mandates, readUnits, calls };
};

/**
 * The facts of each reference. Each item is read once, a hundred per call. `readUnits` and `calls` are DynamoDB's
 * counts.
 */
export const getAccessFacts = async (
  table: TableView,
  references: readonly FactsReference[],
  options: { consistent: boolean },
): Promise<{ facts: AccessFacts[]; readUnits: number; calls: number }> => {
  const wanted = references.map(({ personId, siret, mandate }) => ({
    card: keys.card(mandate === undefined ? sirenOf(siret) : mandataryOf(mandate), personId),
    establishment: keys.establishment(siret),
    mandate: mandate && keys.mandate(mandate),
  }));
  const all = wanted.flatMap(({ card, establishment, mandate }) =>
    mandate === undefined ? [card, establishment] : [card, establishment, mandate],
  );
  const read = await readItems(table, all, options);
  const facts = wanted.map(({ card, establishment, mandate }) => ({
    card: read.cards.get(nameOf(card)),
    establishment: read.establishments.get(nameOf(establishment)),
    mandate: mandate && read.mandates.get(nameOf(mandate)),
  }));
  return { facts, readUnits: read.readUnits, calls: read.calls };
};

/** The mandates, each with the person's card in the mandatary's organisation. Each item is read once. */
export const getMandatedFacts = async (
  table: TableView,
  references: readonly MandatedReference[],
  options: { consistent: boolean },
): Promise<MandatedFacts[]> => {
  const wanted = references.map(({ personId, mandate }) => ({
    card: keys.card(mandataryOf(mandate), personId),
    mandate: keys.mandate(mandate),
  }));
  const read = await readItems(
    table,
    wanted.flatMap(({ card, mandate }) => [card, mandate]),
    options,
  );
  return wanted.map(({ card, mandate }) => ({
    card: read.cards.get(nameOf(card)),
    mandate: read.mandates.get(nameOf(mandate)),
  }));
};
