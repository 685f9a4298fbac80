import type { Event } from '../../shared/domain/events.ts';
import type { PersonId, Siren } from '../../shared/domain/identifiers.ts';
import { listEvents } from '../../shared/table/events.ts';
import type { Table } from '../../shared/table/table.ts';

/** The events of one card or person, or of the streams with that prefix, in the order of the chain. */
export const evidenceOf = async (
  table: Table,
  owner: Siren | PersonId,
  personId: PersonId,
  stream?: string,
): Promise<Event[]> => {
  const isWanted = (event: Event): boolean =>
    stream === undefined ? event.personId === personId : event.stream.startsWith(stream);
  const found: Event[] = [];
  let after: string | undefined;
  do {
    const page = await listEvents(table, owner, { limit: 200, after });
    found.push(...page.events.filter(isWanted));
    after = page.next;
  } while (after !== undefined);
  return found.sort((a, b) => a.sequence - b.sequence);
};
