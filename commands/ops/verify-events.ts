import { firstBrokenLink } from '../../shared/domain/events.ts';
import type { EvidenceOwner } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { endsOf } from './chain-ends.ts';
import type { Operation } from './operation.ts';
import { readEvents, type StoredEvent } from './stored-events.ts';

/** Where a chain breaks; undefined when it holds. */
const breakOf = (chain: readonly StoredEvent[]): string | undefined => {
  const links = chain.flatMap(({ event }) => event ?? []).sort((a, b) => a.sequence - b.sequence);
  const unreadable = chain.find(({ event }) => event === undefined);
  if (unreadable === undefined) return firstBrokenLink(links);
  // Events after the first gap are left out, because what they follow is missing.
  const before = links.filter(({ sequence }, index) => sequence === index + 1);
  return firstBrokenLink(before) ?? `${unreadable.id}, which cannot be read`;
};

export interface Verified {
  chains: number;
  events: number;
  /** One sentence per broken chain, with the event at which it breaks. */
  broken: string[];
}

/** Verifies every hash chain of an organisation, a person or the jobs. */
export const verifyOwner = async (table: Table, owner: EvidenceOwner): Promise<Verified> => {
  // The ends are read first. What is stored meanwhile makes a chain longer than its end, never shorter.
  const ends = await endsOf(table, owner);
  const events = await readEvents(table, owner);
  const chains = Map.groupBy(events, ({ stream }) => stream);
  const hashes = new Set(events.map(({ hash }) => hash));
  const links = [...chains].flatMap(([stream, chain]) => {
    const at = breakOf(chain);
    return at === undefined ? [] : [`${stream} breaks at event ${at}`];
  });
  const missing = [...ends].flatMap(([hash, stream]) =>
    hashes.has(hash) ? [] : [`the last event of ${stream} is missing, or was altered`],
  );
  return { chains: chains.size, events: events.length, broken: [...links, ...missing] };
};

/** @returns whether there are events, and every chain of them holds */
export const verifyEvents = async (
  { table, onProgress, print }: Operation,
  owners: AsyncIterable<EvidenceOwner> | Iterable<EvidenceOwner>,
): Promise<boolean> => {
  const total = { owners: 0, chains: 0, events: 0, broken: 0 };
  let whose = '';
  for await (const owner of owners) {
    const { chains, events, broken } = await verifyOwner(table, owner);
    total.owners += 1;
    whose = total.owners === 1 ? ` of ${owner}` : '';
    total.chains += chains;
    total.events += events;
    total.broken += broken.length;
    for (const sentence of broken) print(`broken: ${sentence}`);
    onProgress(`${total.owners} organisations and people, ${total.events} events, ${total.broken} broken`);
  }
  const read = `${total.events} events in ${total.chains} chains`;
  if (total.broken > 0) print(`${read}: ${total.broken} faults.`);
  else if (total.events === 0) print(`There is no event${whose}: nothing was verified.`);
  else print(`${read}: every chain holds.`);
  return total.broken === 0 && total.events > 0;
};
