import * as z from 'zod/mini';
import { jobNameSchema } from '../../functions/jobs/contract.ts';
import { FIRST_HASH } from '../../shared/domain/events.ts';
import { personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { batchGet } from '../../shared/table/batch-get.ts';
import {
  type EvidenceOwner,
  keys,
  mandataryIndexKey,
  organisationPartition,
  SORT_PREFIX,
} from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/query-all.ts';
import { BY_PERSON_INDEX } from '../../shared/table/schema.ts';
import type { Table } from '../../shared/table/table.ts';

/** The attributes that hold the hash of a chain's last event. An item has one chain; a mandate has one on each side. */
export const NAMES_AN_END = {
  ProjectionExpression: 'PK, SK, lastEventHash, lastEventHashes',
  FilterExpression: 'attribute_exists(lastEventHash) OR attribute_exists(lastEventHashes)',
} as const;

const itemSchema = z.looseObject({
  PK: z.string(),
  SK: z.string(),
  lastEventHash: z.optional(z.string()),
  lastEventHashes: z.optional(z.record(z.string(), z.string())),
});
/** An item as stored, with whatever else it holds. */
export type ChainItem = z.infer<typeof itemSchema>;

const CHAIN_OF_PLACE = 'ESTCHAIN#';

/** The name of an item's chain, by the beginning of its sort key, from its owner and the rest of that key. */
const STREAMS: readonly [sort: string, streamOf: (owner: string, rest: string) => string][] = [
  [SORT_PREFIX.card, (siren, personId) => `card/${siren}/${personId}`],
  [SORT_PREFIX.administratorChange, (_siren, id) => `change/${id}`],
  [SORT_PREFIX.bulkChange, (_siren, id) => `access-change/${id}`],
  [SORT_PREFIX.mandate, (_siren, id) => `mandate/${id}`],
  [SORT_PREFIX.review, (siren, id) => `access-review/${siren}/${id}`],
  [SORT_PREFIX.supportView, (siren, agent) => `support-view/${siren}/${agent}`],
  [SORT_PREFIX.mailDay, (siren, rest) => `mails/${siren}/${rest}`],
  ['CONTEST#', (_siren, id) => `contest/${id}`],
  [CHAIN_OF_PLACE, (_siren, siret) => `establishment/${siret}`],
  ['ORPHANRISK', (siren) => `orphan-risk/${siren}`],
  ['PERSON', (personId) => `person/${personId}`],
  ['LOGIN', (personId) => `login/${personId}`],
  ['JOB', (name) => `job/${name}`],
];

/** An item that is not listed above is named by its key, so that no chain goes unchecked for want of a name. */
const streamOf = ({ PK, SK }: ChainItem): string => {
  const [sort, name] = STREAMS.find(([prefix]) => SK.startsWith(prefix)) ?? [];
  const owner = PK.slice(PK.indexOf('#') + 1);
  return sort === undefined || name === undefined ? `${PK} ${SK}` : name(owner, SK.slice(sort.length));
};

const partitionsOf = (owner: EvidenceOwner): string[] => {
  if (owner === 'jobs') return jobNameSchema.options.map((name) => keys.job(name).PK);
  const siren = sirenSchema.safeParse(owner);
  return [siren.success ? organisationPartition(siren.data) : keys.person(personIdSchema.parse(owner)).PK];
};

const listOwn = async (table: Table, partition: string): Promise<ChainItem[]> => {
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :partition',
    ExpressionAttributeValues: { ':partition': partition },
  });
  return items.map((item) => itemSchema.parse(item));
};

/** A mandate is stored with its mandator. The index only says which ones there are. */
const listReceived = async (table: Table, owner: EvidenceOwner): Promise<ChainItem[]> => {
  const siren = sirenSchema.safeParse(owner);
  if (!siren.success) return [];
  const places = await queryAll(table, {
    IndexName: BY_PERSON_INDEX.name,
    KeyConditionExpression: `${BY_PERSON_INDEX.partition} = :mandatary`,
    ProjectionExpression: 'PK, SK',
    ExpressionAttributeValues: { ':mandatary': mandataryIndexKey(siren.data) },
  });
  const found = places.map((place) => itemSchema.parse(place)).map(({ PK, SK }) => ({ PK, SK }));
  const { items } = await batchGet(table, found, { consistent: true });
  return items.map((item) => itemSchema.parse(item));
};

/** The end of a chain as its item stores it, and the item that the events are about. */
export interface ChainEnd {
  hash: string;
  item: ChainItem;
}

export interface OwnedItems {
  /** By the chain's name. */
  ends: ReadonlyMap<string, ChainEnd>;
  /** Everything that the owner's partitions hold. */
  items: readonly ChainItem[];
}

/** An establishment's chain ends at an item of its own, beside the establishment. */
const subjectOf = (item: ChainItem, items: readonly ChainItem[]): ChainItem =>
  item.SK.startsWith(CHAIN_OF_PLACE)
    ? (items.find(({ SK }) => SK === SORT_PREFIX.establishment + item.SK.slice(CHAIN_OF_PLACE.length)) ??
      item)
    : item;

/**
 * The ends of chains that items store, and those items. They reveal a chain that lost its last events, which looks
 * whole by itself. All attributes of the items are searched, so that a new kind needs nothing here.
 */
export const itemsOf = async (table: Table, owner: EvidenceOwner): Promise<OwnedItems> => {
  const own = (await Promise.all(partitionsOf(owner).map((each) => listOwn(table, each)))).flat();
  const received = await listReceived(table, owner);
  const ended = [
    ...own.map((item) => ({ item, hash: item.lastEventHash ?? item.lastEventHashes?.mandator })),
    ...received.map((item) => ({ item, hash: item.lastEventHashes?.mandatary })),
  ];
  const ends = new Map<string, ChainEnd>();
  const hashes = new Set<string>();
  for (const { item, hash } of ended) {
    // A review's calendar repeats the review's own end, and comes after it.
    if (hash === undefined || (hash !== FIRST_HASH && hashes.has(hash))) continue;
    hashes.add(hash);
    ends.set(streamOf(item), { hash, item: subjectOf(item, own) });
  }
  return { ends, items: own };
};
