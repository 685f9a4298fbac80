import { administersAt } from '../../domain/access/access-card.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { listCardsOfPerson } from '../../table/access/access-cards.ts';
import type { Table } from '../../table/table.ts';

/** The organisations that the person administers. The index may lag by a moment. */
export const listAdministered = async (table: Table, personId: PersonId, now: Instant): Promise<Siren[]> => {
  const cards = await listCardsOfPerson(table, personId);
  return cards.filter((card) => administersAt(card, now)).map(({ siren }) => siren);
};
