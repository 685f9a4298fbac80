import type { AccessCard } from '../../domain/access/access-card.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import { withHistory } from '../../table/access/card-history.ts';
import { getMandatedFacts } from '../../table/decisions/access-facts.ts';
import type { TableView } from '../../table/table-view.ts';

/** A mandate, and the card of a person who acts under it in the mandatary's organisation. */
export interface Mandated {
  mandate: Mandate;
  card: AccessCard;
}

/** A person's card in an organisation, and the mandates under which they may act there. */
export interface PersonAccess {
  card: AccessCard;
  mandated: readonly Mandated[];
}

/**
 * For each card, the mandates that it notes, with the complete cards of that instant in the mandataries'
 * organisations. It takes a few calls for all of them, and none when no card notes a mandate.
 */
export const loadMandated = async (
  table: TableView,
  cards: readonly AccessCard[],
  at: Instant,
): Promise<PersonAccess[]> => {
  const references = cards.flatMap(({ personId, actsUnder = [] }) =>
    actsUnder.map((mandate) => ({ personId, mandate })),
  );
  const found = await getMandatedFacts(table, references, { consistent: true });
  const known = await Promise.all(
    found.map(async ({ mandate, card }): Promise<Mandated[]> => {
      if (mandate === undefined || card === undefined) return [];
      return [{ mandate, card: await withHistory(table, card, at) }];
    }),
  );
  const byPerson = Map.groupBy(known.flat(), ({ card }) => card.personId);
  return cards.map((card) => ({
    card,
    mandated: (byPerson.get(card.personId) ?? []).filter(({ mandate }) =>
      card.actsUnder?.includes(mandate.id),
    ),
  }));
};
