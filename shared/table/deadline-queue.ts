import * as z from 'zod/mini';
import type { PersonId, Siren } from '../domain/identifiers.ts';
import { BY_DEADLINE_INDEX } from './schema.ts';
import type { Table } from './table.ts';

/**
 * Support's lists: requests, contests and bulk changes that wait for two agents, organisations whose one administrator
 * is away, and quotas that somebody has used up.
 */
export type DeadlineQueue = 'SUPPORT' | 'ORPHAN' | 'CONTEST' | 'SECONDEYES' | 'QUOTA';

const SHARDS = ['0', '1', '2', '3'] as const;

/** Sort before and after every place. A key condition takes no empty text, and every place begins with a digit. */
const BEFORE_ALL = '0';
const AFTER_ALL = 'A';

/** The last digit of a SIREN is a check digit, and that of a person's id is random: both spread over four shards. */
const shardOf = (id: Siren | PersonId): string =>
  SHARDS[id.charCodeAt(id.length - 1) % SHARDS.length] ?? SHARDS[0];

/**
 * Puts an item into a list, or takes it out when `place` is undefined: the index is sparse. A place is an instant and
 * an id, so it is unique and in the order of the list.
 */
export const deadlineAttributes = (
  queue: DeadlineQueue,
  id: Siren | PersonId,
  place: string | undefined,
): Record<string, string> =>
  place === undefined
    ? {}
    : { [BY_DEADLINE_INDEX.partition]: `${queue}#${shardOf(id)}`, [BY_DEADLINE_INDEX.sort]: place };

const placeSchema = z.object({ [BY_DEADLINE_INDEX.sort]: z.string() });

/** One page of a list. `after` is the last place of the page before. The index may lag by a moment. */
export const listByDeadline = async <T>(
  table: Table,
  queue: DeadlineQueue,
  page: { limit: number; after: string | undefined },
  parse: (item: unknown) => T,
  order: 'oldest first' | 'newest first' = 'oldest first',
): Promise<{ items: T[]; next: string | undefined }> => {
  const isForward = order === 'oldest first';
  const [beyond, start] = isForward ? ['>', BEFORE_ALL] : ['<', AFTER_ALL];
  const shards = await Promise.all(
    SHARDS.map((shard) =>
      table.documents.query({
        TableName: table.name,
        IndexName: BY_DEADLINE_INDEX.name,
        KeyConditionExpression: `${BY_DEADLINE_INDEX.partition} = :queue AND ${BY_DEADLINE_INDEX.sort} ${beyond} :after`,
        ExpressionAttributeValues: { ':queue': `${queue}#${shard}`, ':after': page.after ?? start },
        ScanIndexForward: isForward,
        Limit: page.limit + 1,
      }),
    ),
  );
  const places = shards
    .flatMap(({ Items = [] }) => Items.map((item) => ({ item, place: placeSchema.parse(item).queueAt })))
    .sort((a, b) => (a.place < b.place === isForward ? -1 : 1));
  const shown = places.slice(0, page.limit);
  return {
    items: shown.map(({ item }) => parse(item)),
    next: places.length > page.limit ? shown.at(-1)?.place : undefined,
  };
};
