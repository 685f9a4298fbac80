import * as z from 'zod/mini';
import { jobNameSchema } from '../../functions/jobs/contract.ts';
import { FIRST_HASH } from '../../shared/domain/events.ts';
import { personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
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

const itemSchema = z.object({
  PK: z.string(),
  SK: z.string(),
  lastEventHash: z.optional(z.string()),
  lastEventHashes: z.optional(z.record(z.string(), z.string())),
});
type Item = z.infer<typeof itemSchema>;

/** The name of an item's chain, by the beginning of its sort key, from its owner and the rest of that key. */
const STREAMS: readonly [sort: string, streamOf: (owner: string, rest: string) => string][] = [
  [SORT_PREFIX.card, (siren, personId) => `card/${siren}/${personId}`],
  [SORT_PREFIX.administratorChange, (_siren, id) => `change/${id}`],
  [SORT_PREFIX.bulkChange, (_siren, id) => `access-change/${id}`],
  [SORT_PREFIX.mandate, (_siren, id) => `mandate/${id}`],
  [SORT_PREFIX.review, (siren, id) => `access-review/${siren}/${id}`],
  ['ESTCHAIN#', (_siren, siret) => `establishment/${siret}`],
  ['ORPHANRISK', (siren) => `orphan-risk/${siren}`],
  ['PERSON', (personId) => `person/${personId}`],
  ['LOGIN', (personId) => `login/${personId}`],
  ['JOB', (name) => `job/${name}`],
];

/** An item that is not listed above is named by its key, so that no chain goes unchecked for want of a name. */
const streamOf = ({ PK, SK }: Item): string => {
  const [sort, name] = STREAMS.find(([prefix]) => SK.startsWith(prefix)) ?? [];
  const owner = PK.slice(PK.indexOf('#') + 1);
  return sort === undefined || name === undefined ? `${PK} ${SK}` : name(owner, SK.slice(sort.length));
};

const partitionsOf = (owner: EvidenceOwner): string[] => {
  if (owner === 'jobs') return jobNameSchema.options.map((name) => keys.job(name).PK);
  const siren = sirenSchema.safeParse(owner);
  return [siren.success ? organisationPartition(siren.data) : keys.person(personIdSchema.parse(owner)).PK];
};

const listOwn = async (table: Table, partition: string): Promise<Item[]> => {
  const items = await queryAll(table, {
    ...NAMES_AN_END,
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :partition',
    ExpressionAttributeValues: { ':partition': partition },
  });
  return items.map((item) => itemSchema.parse(item));
};

/** A mandate is stored with its mandator. The index may lag, but a lagging end was an end too. */
const listReceived = async (table: Table, owner: EvidenceOwner): Promise<Item[]> => {
  const siren = sirenSchema.safeParse(owner);
  if (!siren.success) return [];
  const items = await queryAll(table, {
    ...NAMES_AN_END,
    IndexName: BY_PERSON_INDEX.name,
    KeyConditionExpression: `${BY_PERSON_INDEX.partition} = :mandatary`,
    ExpressionAttributeValues: { ':mandatary': mandataryIndexKey(siren.data) },
  });
  return items.map((item) => itemSchema.parse(item));
};

/**
 * The hashes of last events that items with chains store, each with the chain's name. They reveal a chain that lost
 * its last events, which looks whole by itself. All attributes of the items are searched, so that a new kind needs
 * nothing here.
 */
export const endsOf = async (table: Table, owner: EvidenceOwner): Promise<ReadonlyMap<string, string>> => {
  const own = (await Promise.all(partitionsOf(owner).map((each) => listOwn(table, each)))).flat();
  const received = await listReceived(table, owner);
  const ends = [
    ...own.map((item) => ({ item, hash: item.lastEventHash ?? item.lastEventHashes?.mandator })),
    ...received.map((item) => ({ item, hash: item.lastEventHashes?.mandatary })),
  ];
  const byHash = new Map<string, string>();
  for (const { item, hash = FIRST_HASH } of ends) {
    // A review's calendar repeats the review's own end, and comes after it.
    if (hash !== FIRST_HASH && !byHash.has(hash)) byHash.set(hash, streamOf(item));
  }
  return byHash;
};
