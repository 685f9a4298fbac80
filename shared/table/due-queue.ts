import * as z from 'zod/mini';
import type { Instant } from '../domain/instants.ts';
import type { Key } from './keys.ts';
import { BY_DUE_INDEX } from './schema.ts';
import type { Table } from './table.ts';

/**
 * The queues that jobs work through, each by its own due moments: profiles, logins, invitations, expiring grants,
 * mandates, reviews, contests, digests of mails; and the events that are to be anchored.
 */
export type DueQueue =
  | 'PROFILE'
  | 'LOGIN'
  | 'INVITATION'
  | 'ACCESS'
  | 'MANDATE'
  | 'REVIEW'
  | 'CONTESTED'
  | 'DIGEST'
  | 'EVENT';

/** Even a run with nothing to do reads each shard. Together they take thousands of writes per second. */
const SHARDS = ['0', '1', '2', '3'] as const;

/** Follows the instant in a bound. It sorts after all places of this instant and before those of a later one. */
const AFTER_INSTANT = '$';

/** The last character of an identifier is as good as random. */
const shardOf = (owner: string): string =>
  SHARDS[(owner.codePointAt(owner.length - 1) ?? 0) % SHARDS.length] ?? SHARDS[0];

/** The partitions of a queue. */
export const dueShards = (queue: DueQueue): string[] => SHARDS.map((shard) => `${queue}#${shard}`);

/**
 * Puts an item into the queue, or takes it out when `place` is undefined: the index is sparse. A place begins with
 * the instant when the item is due; the rest is for the job.
 */
export const dueAttributes = (
  queue: DueQueue,
  owner: string,
  place: string | undefined,
): Record<string, string> =>
  place === undefined
    ? {}
    : { [BY_DUE_INDEX.partition]: `${queue}#${shardOf(owner)}`, [BY_DUE_INDEX.sort]: place };

const entrySchema = z.pipe(
  z.object({
    PK: z.string(),
    SK: z.string(),
    [BY_DUE_INDEX.sort]: z.string(),
    version: z.number(),
    lastEventHash: z._default(z.string(), ''),
  }),
  z.transform(({ PK, SK, [BY_DUE_INDEX.sort]: place, version, lastEventHash }) => ({
    key: { PK, SK },
    place,
    version,
    lastEventHash,
  })),
);

/**
 * An entry as the index has it: enough to store the next event of the item's chain without reading the item. The
 * index may lag.
 */
export interface DueEntry {
  key: Key;
  place: string;
  version: number;
  /** Empty when the item has a chain on each of two sides. The item must then be read. */
  lastEventHash: string;
}

const PAGE = 500;

/**
 * Everything that is due by now, page by page, the oldest entries of each shard first, at about 200 bytes per entry.
 * Each entry comes once: a job moves what it has done out of the way, and what it cannot do holds up nothing.
 */
export async function* listDue(table: Table, queue: DueQueue, now: Instant): AsyncGenerator<DueEntry[]> {
  for (const shard of SHARDS) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await table.documents.query({
        TableName: table.name,
        IndexName: BY_DUE_INDEX.name,
        KeyConditionExpression: `${BY_DUE_INDEX.partition} = :queue AND ${BY_DUE_INDEX.sort} < :end`,
        ExpressionAttributeValues: { ':queue': `${queue}#${shard}`, ':end': `${now}${AFTER_INSTANT}` },
        Limit: PAGE,
        ...(start && { ExclusiveStartKey: start }),
      });
      const entries = (page.Items ?? []).map((item) => entrySchema.parse(item));
      if (entries.length > 0) yield entries;
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
}
