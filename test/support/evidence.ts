import type { Event } from '../../shared/domain/events.ts';
import type { PersonId, Siren } from '../../shared/domain/identifiers.ts';
import { listEvents } from '../../shared/table/events.ts';
import type { Table } from '../../shared/table/table.ts';

/** The evidence of one card or person, in the order of its chain. */
export const evidenceOf = async (
  table: Table,
  owner: Siren | PersonId,
  personId: PersonId,
): Promise<Event[]> => {
  const found: Event[] = [];
  let after: string | undefined;
  do {
    const page = await listEvents(table, owner, { limit: 200, after });
    found.push(...page.events.filter((event) => event.personId === personId));
    after = page.next;
  } while (after !== undefined);
  return found.sort((a, b) => a.sequence - b.sequence);
};
