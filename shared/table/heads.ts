import * as z from 'zod/mini';
import { type Head, headSchema } from '../domain/anchored-heads.ts';
import { type Instant, instantSchema } from '../domain/instants.ts';
import { batchGet } from './batch-get.ts';
import { dueShards } from './due-queue.ts';
import { EVENTS_PREFIX, type Key, keys } from './keys.ts';
import { BY_DUE_INDEX } from './schema.ts';
import type { Table } from './table.ts';

const keySchema = z.object({ PK: z.string(), SK: z.string() });

/** The keys of all events after `from` and up to `until`, page by page. The index may lag. */
async function* listEventKeys(
  table: Table,
  from: Instant | undefined,
  until: Instant,
): AsyncGenerator<Key[]> {
  for (const queue of dueShards('EVENT')) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await table.documents.query({
        TableName: table.name,
        IndexName: BY_DUE_INDEX.name,
        KeyConditionExpression: `${BY_DUE_INDEX.partition} = :queue AND ${BY_DUE_INDEX.sort} BETWEEN :from AND :until`,
        // A place is `<instant>#<id>`, and $ sorts after #.
        ExpressionAttributeValues: { ':queue': queue, ':from': `${from ?? ''}$`, ':until': `${until}$` },
        ...(start && { ExclusiveStartKey: start }),
      });
      yield (page.Items ?? []).map((item) => keySchema.parse(item));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
}

const headOf = (item: Record<string, unknown>): Head =>
  headSchema.parse({ ...item, owner: String(item.PK).slice(EVENTS_PREFIX.length) });

/** The heads of all chains that got an event after `from` and up to `until`. */
export const listHeads = async (table: Table, from: Instant | undefined, until: Instant): Promise<Head[]> => {
  const heads = new Map<string, Head>();
  for await (const page of listEventKeys(table, from, until)) {
    const { items } = await batchGet(table, page, { consistent: true });
    for (const head of items.map(headOf)) {
      const chain = `${head.owner} ${head.stream}`;
      if ((heads.get(chain)?.sequence ?? 0) < head.sequence) heads.set(chain, head);
    }
  }
  return [...heads.values()];
};

const progressSchema = z.object({ until: instantSchema });
const PROGRESS = keys.jobProgress('anchor-heads');

/** Up to when heads have been anchored. */
export const getAnchoredUntil = async (table: Table): Promise<Instant | undefined> => {
  const { Item } = await table.documents.get({ TableName: table.name, Key: PROGRESS, ConsistentRead: true });
  return Item && progressSchema.parse(Item).until;
};

/** Written after the anchor itself, so that two runs at once can at worst anchor something twice. */
export const putAnchoredUntil = async (table: Table, until: Instant): Promise<void> => {
  await table.documents.put({ TableName: table.name, Item: { ...PROGRESS, until } });
};
