import type { Siren } from '../../shared/domain/identifiers.ts';
import { listCards } from '../../shared/table/access/access-cards.ts';
import { listEvents } from '../../shared/table/events.ts';
import type { Operation } from './operation.ts';

const PAGE = 200;

/**
 * An organisation's cards, then its events, newest first, with one JSON object per line. A dry run only counts them.
 */
export const exportOrganisation = async (
  { table, dryRun, onProgress, print }: Operation,
  siren: Siren,
): Promise<void> => {
  const lines = { cards: 0, events: 0 };
  const write = (kind: 'card' | 'event', value: object): void => {
    if (!dryRun) print(JSON.stringify({ kind, ...value }));
  };
  for (const card of await listCards(table, siren)) {
    write('card', card);
    lines.cards += 1;
  }
  let after: string | undefined;
  do {
    const { events, next } = await listEvents(table, siren, { limit: PAGE, after });
    for (const event of events) write('event', event);
    lines.events += events.length;
    onProgress(`${lines.cards} cards, ${lines.events} events`);
    after = next;
  } while (after !== undefined);
  if (dryRun) print(`${lines.cards} cards and ${lines.events} events would be written.`);
};
