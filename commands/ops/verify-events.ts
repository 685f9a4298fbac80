import * as z from 'zod/mini';
import { type Event, firstBrokenLink } from '../../shared/domain/events.ts';
import { type PersonId, personIdSchema, type Siren, sirenSchema } from '../../shared/domain/identifiers.ts';
import { listCards } from '../../shared/table/access-cards.ts';
import { listChangesOfOrganisation } from '../../shared/table/administrator-changes.ts';
import { listEvents } from '../../shared/table/events.ts';
import { EVENTS_PREFIX } from '../../shared/table/keys.ts';
import { getPerson } from '../../shared/table/people.ts';
import type { Table } from '../../shared/table/table.ts';
import type { Operation } from './operation.ts';
import { scanTable } from './scan-table.ts';

export type Owner = Siren | PersonId;

const PAGE = 200;
const ownerSchema = z.union([sirenSchema, personIdSchema]);
const partitionSchema = z.object({ PK: z.string() });

const eventsOf = async (table: Table, owner: Owner): Promise<Event[]> => {
  const events: Event[] = [];
  let after: string | undefined;
  do {
    const page = await listEvents(table, owner, { limit: PAGE, after });
    events.push(...page.events);
    after = page.next;
  } while (after !== undefined);
  return events;
};

/** The event that each card, request or person names as its last: a chain that lost its last events holds by itself. */
const endsOf = async (table: Table, owner: Owner): Promise<[of: string, hash: string][]> => {
  const siren = sirenSchema.safeParse(owner);
  if (siren.success) {
    const cards = await listCards(table, siren.data);
    const changes = await listChangesOfOrganisation(table, siren.data);
    return [
      ...cards.map((card): [string, string] => [`the card of ${card.personId}`, card.lastEventHash]),
      ...changes.map((change): [string, string] => [`the request ${change.id}`, change.lastEventHash]),
    ];
  }
  const person = await getPerson(table, personIdSchema.parse(owner));
  return person === undefined ? [] : [[`the person ${person.personId}`, person.lastEventHash]];
};

export interface Verified {
  chains: number;
  events: number;
  /** One sentence a chain that does not hold, with the event at which it breaks. */
  broken: string[];
}

/** Walks every hash chain of an organisation or of a person. */
export const verifyOwner = async (table: Table, owner: Owner): Promise<Verified> => {
  // The ends first: what is stored meanwhile makes a chain longer than its end, never shorter.
  const ends = await endsOf(table, owner);
  const events = await eventsOf(table, owner);
  const streams = Map.groupBy(events, ({ stream }) => stream);
  const hashes = new Set(events.map(({ hash }) => hash));
  const links = [...streams].flatMap(([stream, chain]) => {
    const at = firstBrokenLink(chain.sort((a, b) => a.sequence - b.sequence));
    return at === undefined ? [] : [`${stream} breaks at event ${at}`];
  });
  const missing = ends.flatMap(([of, hash]) =>
    hashes.has(hash) ? [] : [`the last event of ${of} is missing, or was altered`],
  );
  return { chains: streams.size, events: events.length, broken: [...links, ...missing] };
};

/** Whoever has events; a scan. */
export async function* findOwners(table: Table): AsyncGenerator<Owner> {
  const seen = new Set<string>();
  const filter = {
    ProjectionExpression: 'PK',
    FilterExpression: 'begins_with(PK, :events)',
    ExpressionAttributeValues: { ':events': EVENTS_PREFIX },
  };
  for await (const items of scanTable(table, filter)) {
    for (const item of items) {
      const owner = partitionSchema.parse(item).PK.slice(EVENTS_PREFIX.length);
      if (!seen.has(owner)) yield ownerSchema.parse(owner);
      seen.add(owner);
    }
  }
}

/** @returns whether every chain holds */
export const verifyEvents = async (
  { table, onProgress, print }: Operation,
  owners: AsyncIterable<Owner> | Iterable<Owner>,
): Promise<boolean> => {
  const total = { owners: 0, chains: 0, events: 0, broken: 0 };
  for await (const owner of owners) {
    const { chains, events, broken } = await verifyOwner(table, owner);
    total.owners += 1;
    total.chains += chains;
    total.events += events;
    total.broken += broken.length;
    for (const sentence of broken) print(`broken: ${sentence}`);
    onProgress(`${total.owners} organisations and people, ${total.events} events, ${total.broken} broken`);
  }
  print(
    total.broken === 0
      ? `${total.events} events in ${total.chains} chains: every chain holds.`
      : `${total.events} events in ${total.chains} chains: ${total.broken} faults.`,
  );
  return total.broken === 0;
};
