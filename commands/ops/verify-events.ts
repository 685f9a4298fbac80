import type { Anchor } from '../../shared/files/anchor.ts';
import type { EvidenceOwner } from '../../shared/table/keys.ts';
import { type AnchoredHeads, readAnchors } from './anchored-heads.ts';
import { findOwners, ownerSchema } from './find-owners.ts';
import type { Operation } from './operation.ts';
import { verifyOwner } from './verify-owner.ts';

/** `open`: no fault was found, but something is proven by nothing. */
export type Verdict = 'holds' | 'open' | 'broken';

/** Everybody who has evidence, or had some when it was anchored. */
async function* everyOwner({ table }: Operation, anchored: AnchoredHeads): AsyncGenerator<EvidenceOwner> {
  const seen = new Set<string>();
  for await (const owner of findOwners(table)) {
    seen.add(owner);
    yield owner;
  }
  for (const owner of anchored.owners()) if (!seen.has(owner)) yield ownerSchema.parse(owner);
}

/** What the anchor proves, and what nobody can. */
const windowOf = ({ until, gap }: AnchoredHeads): string => {
  if (until === undefined) return 'Nothing is anchored: what was rewritten with its hashes is not found.';
  const missing = gap === undefined ? '' : ` The anchor before ${gap} is missing.`;
  return `Anchored until ${until}: what was rewritten since, with its hashes, is not found.${missing}`;
};

const verdictOf = ({
  events,
  broken,
  unsealed,
}: Record<'events' | 'broken' | 'unsealed', number>): Verdict => {
  if (broken > 0) return 'broken';
  return events > 0 && unsealed === 0 ? 'holds' : 'open';
};

/** Verifies the evidence of the owner, or of everybody, and prints what is wrong and what is not proven. */
export const verifyEvents = async (
  operation: Operation,
  anchor: Pick<Anchor, 'read'>,
  only?: EvidenceOwner,
): Promise<Verdict> => {
  const { table, onProgress, print } = operation;
  const anchored = await readAnchors(anchor, only);
  const total = { owners: 0, chains: 0, events: 0, broken: anchored.gap === undefined ? 0 : 1, unsealed: 0 };
  for await (const owner of only === undefined ? everyOwner(operation, anchored) : [only]) {
    const { chains, events, broken, unsealed } = await verifyOwner(table, owner, anchored);
    total.owners += 1;
    total.chains += chains;
    total.events += events;
    total.broken += broken.length;
    total.unsealed += unsealed.length;
    for (const sentence of broken) print(`broken: ${sentence}`);
    if (only !== undefined) for (const what of unsealed) print(`not sealed: ${what}`);
    onProgress(`${total.owners} organisations and people, ${total.events} events, ${total.broken} broken`);
  }
  const read = `${total.events} events in ${total.chains} chains`;
  const open = total.unsealed === 0 ? '' : ` ${total.unsealed} states are not sealed yet.`;
  if (total.broken > 0) print(`${read}: ${total.broken} faults.${open}`);
  else if (total.events === 0)
    print(`There is no event${only === undefined ? '' : ` of ${only}`}: nothing was verified.`);
  else print(total.unsealed > 0 ? `${read}: no fault was found.${open}` : `${read}: every chain holds.`);
  print(windowOf(anchored));
  return verdictOf(total);
};
