import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Instant } from '../domain/instants.ts';
import type { Key } from './keys.ts';
import { BY_DUE_INDEX } from './schema.ts';
import type { Table } from './table.ts';

/**
 * What jobs work through, each by its own moment: profiles, logins, invitations, what grants run out, mandates,
 * reviews.
 */
export type DueQueue = 'PROFILE' | 'LOGIN' | 'INVITATION' | 'ACCESS' | 'MANDATE' | 'REVIEW';

/** A run that does nothing reads each of them; together they take thousands of writes a second. */
const SHARDS = ['0', '1', '2', '3'] as const;

/** Follows the instant in a place: sorts before any place of a later instant, and after all of this one. */
const AFTER_INSTANT = '$';

/** The last character of an identifier is as good as random. */
const shardOf = (owner: string): string =>
  SHARDS[(owner.codePointAt(owner.length - 1) ?? 0) % SHARDS.length] ?? SHARDS[0];

/**
 * Puts an item into the queue, and nothing where `place` is undefined: the index is sparse. A place begins with the
 * instant when the item is due; what follows it tells the job what it must know.
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

/** As the index has it: enough to store the next event of the item's chain without reading the item. May lag. */
export interface DueEntry {
  key: Key;
  place: string;
  version: number;
  /** Empty where the item has a chain on each of two sides: then it must be read. */
  lastEventHash: string;
}

const PAGE = 500;

/**
 * Everything that is due by now, a page at a time, the oldest of each shard first; about 200 bytes an entry. Each entry
 * comes once: what is done moves out of the way, what cannot be done holds up nothing.
 */
export async function* listDue(table: Table, queue: DueQueue, now: Instant): AsyncGenerator<DueEntry[]> {
  for (const shard of SHARDS) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await table.documents.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: BY_DUE_INDEX.name,
          KeyConditionExpression: `${BY_DUE_INDEX.partition} = :queue AND ${BY_DUE_INDEX.sort} < :end`,
          ExpressionAttributeValues: { ':queue': `${queue}#${shard}`, ':end': `${now}${AFTER_INSTANT}` },
          Limit: PAGE,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      const entries = (page.Items ?? []).map((item) => entrySchema.parse(item));
      if (entries.length > 0) yield entries;
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
}
