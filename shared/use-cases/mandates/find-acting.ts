import type { AccessCard } from '../../domain/access/access-card.ts';
import type { Grant } from '../../domain/access/grant.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import type { Extent } from '../../domain/mandates/mandate-bounds.ts';
import { effectsAt } from '../../domain/mandates/mandated-grant.ts';
import { withHistory } from '../../table/access/card-history.ts';
import type { Table } from '../../table/table.ts';
import { listMandatedCards } from './find-losses.ts';

/** A person's grant under a mandate, and what it allows. */
export interface Acting {
  card: AccessCard;
  grant: Grant;
  effect: Extent;
}

/** Who acts under the mandate at that instant, and what they may do, grant by grant. */
export const findActing = async (table: Table, mandate: Mandate, at: Instant): Promise<Acting[]> => {
  const cards = await listMandatedCards(table, mandate);
  const complete = await Promise.all(cards.map((card) => withHistory(table, card, at)));
  return complete.flatMap((card) => effectsAt(card, mandate, at).map((found) => ({ card, ...found })));
};
