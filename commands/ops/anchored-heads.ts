import {
  type AnchoredWindow,
  firstGap,
  type Head,
  readAnchored,
} from '../../shared/domain/anchored-heads.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { Anchor } from '../../shared/files/anchor.ts';
import type { StoredEvent } from './stored-events.ts';

/** A head, and when it was anchored. */
type AnchoredHead = Head & { until: Instant };

/** What was anchored, by owner. */
export interface AnchoredHeads {
  of: (owner: string) => readonly AnchoredHead[];
  owners: () => Iterable<string>;
  /** The end of the last window; undefined when nothing was ever anchored. */
  until: Instant | undefined;
  /** The end of the first window before which another one is missing. */
  gap: Instant | undefined;
}

/** Reads every anchor, or those of one owner. */
export const readAnchors = async (anchor: Pick<Anchor, 'read'>, only?: string): Promise<AnchoredHeads> => {
  const heads = new Map<string, AnchoredHead[]>();
  const windows: Pick<AnchoredWindow, 'from' | 'until'>[] = [];
  for await (const text of anchor.read()) {
    const { heads: read, ...window } = readAnchored(text);
    windows.push(window);
    for (const head of read) {
      if (only !== undefined && head.owner !== only) continue;
      const known = heads.get(head.owner) ?? [];
      known.push({ ...head, until: window.until });
      heads.set(head.owner, known);
    }
  }
  return {
    of: (owner) => heads.get(owner) ?? [],
    owners: () => heads.keys(),
    until: windows.at(-1)?.until,
    gap: firstGap(windows),
  };
};

const faultOf = (
  { stream, sequence, hash, until }: AnchoredHead,
  chain: readonly StoredEvent[] | undefined,
): string | undefined => {
  if (chain === undefined) return `${stream} has lost every event that was anchored on ${until}`;
  const event = chain.find((each) => each.event?.sequence === sequence)?.event;
  if (event === undefined) return `${stream} was cut: event number ${sequence} was anchored on ${until}`;
  return event.hash === hash
    ? undefined
    : `${stream} was written anew: event ${event.id} is not the one that was anchored on ${until}`;
};

/** What the anchors show. A chain that is broken by itself is named already; each other one is named once. */
export const faultsOfHeads = (
  heads: readonly AnchoredHead[],
  chains: ReadonlyMap<string, readonly StoredEvent[]>,
  known: ReadonlySet<string>,
): string[] => {
  const faults = new Map<string, string>();
  for (const head of heads) {
    if (known.has(head.stream) || faults.has(head.stream)) continue;
    const fault = faultOf(head, chains.get(head.stream));
    if (fault !== undefined) faults.set(head.stream, fault);
  }
  return [...faults.values()];
};
