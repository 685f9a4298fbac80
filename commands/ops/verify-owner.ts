import { FIRST_HASH, firstBrokenLink } from '../../shared/domain/events.ts';
import { isComparable } from '../../shared/domain/sealed-state.ts';
import type { EvidenceOwner } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { type AnchoredHeads, faultsOfHeads } from './anchored-heads.ts';
import { type ChainEnd, itemsOf } from './chain-ends.ts';
import { digestNow, everyEventSeals, isSealedKind, movedAside, rosterFault } from './sealed-items.ts';
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

/** What is wrong with a chain, and what of it nothing proves. One sentence each. */
interface Findings {
  broken: string[];
  unsealed: string[];
}

/** Whether the item still says what its events left. */
const stateFindings = (
  stream: string,
  chain: readonly StoredEvent[],
  end: ChainEnd | undefined,
): Findings => {
  if (end === undefined) return { broken: [`what ${stream} is about is missing`], unsealed: [] };
  if (!isSealedKind(stream)) return { broken: [], unsealed: [] };
  const events = chain.flatMap(({ event }) => event ?? []).sort((a, b) => a.sequence - b.sequence);
  const last = everyEventSeals(stream) ? events.at(-1) : events.findLast(({ state }) => state !== undefined);
  if (last?.state === undefined || !isComparable(last.state)) return { broken: [], unsealed: [stream] };
  return digestNow(stream, end.item) === last.state
    ? { broken: [], unsealed: [] }
    : { broken: [`${stream} is not what its event ${last.id} left: it was altered`], unsealed: [] };
};

/** Whether what changes of a card moved beside it is still what it was. */
const historyFindings = (
  stream: string,
  chain: readonly StoredEvent[],
  moved: ReadonlyMap<string, string>,
): Findings => {
  const sealed = new Map(
    chain.flatMap(({ event }) =>
      event?.archived === undefined ? [] : [[`${stream} ${event.sequence}`, event.archived]],
    ),
  );
  const broken = [...sealed].flatMap(([of, digest]) =>
    isComparable(digest) && moved.get(of) !== digest
      ? [`the history of ${of.replace(' ', ' with event ')} was altered`]
      : [],
  );
  const isOwn = (of: string): boolean => of.startsWith(`${stream} `);
  const unsealed = [...moved.keys()].filter((of) => isOwn(of) && !sealed.has(of));
  return { broken, unsealed: unsealed.length > 0 ? [`the history of ${stream}`] : [] };
};

export interface Verified extends Findings {
  chains: number;
  events: number;
}

const verifyOnce = async (table: Table, owner: EvidenceOwner, anchored: AnchoredHeads): Promise<Verified> => {
  // The items are read first. What is stored meanwhile makes a chain longer than its end, never shorter.
  const { ends, items } = await itemsOf(table, owner);
  const events = await readEvents(table, owner);
  const chains = Map.groupBy(events, ({ stream }) => stream);
  const hashes = new Set(events.map(({ hash }) => hash));
  const moved = movedAside(items);
  const links = [...chains].flatMap(([stream, chain]) => {
    const at = breakOf(chain);
    return at === undefined ? [] : [[stream, `${stream} breaks at event ${at}`] as const];
  });
  const missing = [...ends].flatMap(([stream, { hash }]) =>
    hash === FIRST_HASH || hashes.has(hash)
      ? []
      : [[stream, `the last event of ${stream} is missing, or was altered`] as const],
  );
  // What a broken chain says of its item proves nothing more.
  const known = new Set([...links, ...missing].map(([stream]) => stream));
  const whole = [...chains].filter(([stream]) => !known.has(stream));
  const found = whole.flatMap(([stream, chain]) => [
    stateFindings(stream, chain, ends.get(stream)),
    historyFindings(stream, chain, moved),
  ]);
  return {
    chains: chains.size,
    events: events.length,
    broken: [
      ...[...links, ...missing].map(([, sentence]) => sentence),
      ...found.flatMap(({ broken }) => broken),
      ...[rosterFault(owner, items)].filter((fault) => fault !== undefined),
      ...faultsOfHeads(anchored.of(owner), chains, known),
    ],
    unsealed: found.flatMap(({ unsealed }) => unsealed),
  };
};

/** How often a fault must be seen. What is stored between two reads looks like one once, not twice. */
const LOOKS = 3;

/** Verifies every hash chain of an organisation, a person or the jobs, and what its events say of the items. */
export const verifyOwner = async (
  table: Table,
  owner: EvidenceOwner,
  anchored: AnchoredHeads,
): Promise<Verified> => {
  let seen = await verifyOnce(table, owner, anchored);
  for (let look = 1; look < LOOKS && seen.broken.length > 0; look += 1) {
    const again = await verifyOnce(table, owner, anchored);
    const before = new Set(seen.broken);
    seen = { ...again, broken: again.broken.filter((sentence) => before.has(sentence)) };
  }
  return seen;
};
