import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type AdministratorChange, administratorChangeSchema } from '../domain/administrator-change.ts';
import { BY_DEADLINE_INDEX } from './schema.ts';
import type { Table } from './table.ts';

const SHARDS = ['0', '1', '2', '3'] as const;

/** A key condition takes no empty text; every place begins with a year. */
const BEFORE_ALL = '0';

const queueKey = (shard: string): string => `SUPPORT#${shard}`;

/** The last digit of a SIREN is a check digit: spread well enough over four shards. */
const shardOf = ({ siren }: AdministratorChange): string =>
  SHARDS[Number(siren.at(-1)) % SHARDS.length] ?? SHARDS[0];

/** The deadline, then the id: unique, and in the order of the queue. */
const placeOf = (change: AdministratorChange): string | undefined =>
  change.state.status === 'escalated' || change.state.status === 'contested'
    ? `${change.state.expiresAt}#${change.id}`
    : undefined;

/** In the queue while support has it, and only then: the index is sparse. */
export const queueAttributes = (change: AdministratorChange): Record<string, string> => {
  const place = placeOf(change);
  return place === undefined
    ? {}
    : { [BY_DEADLINE_INDEX.partition]: queueKey(shardOf(change)), [BY_DEADLINE_INDEX.sort]: place };
};

/**
 * One page of what waits for support, oldest deadline first; `after` is the place of the last one of the page before.
 * From the index: may lag by a moment.
 */
export const listSupportQueue = async (
  table: Table,
  page: { limit: number; after: string | undefined },
): Promise<{ changes: AdministratorChange[]; next: string | undefined }> => {
  const shards = await Promise.all(
    SHARDS.map((shard) =>
      table.documents.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: BY_DEADLINE_INDEX.name,
          KeyConditionExpression: `${BY_DEADLINE_INDEX.partition} = :queue AND ${BY_DEADLINE_INDEX.sort} > :after`,
          ExpressionAttributeValues: { ':queue': queueKey(shard), ':after': page.after ?? BEFORE_ALL },
          Limit: page.limit + 1,
        }),
      ),
    ),
  );
  const places = shards
    .flatMap(({ Items = [] }) => Items.map((item) => administratorChangeSchema.parse(item)))
    .flatMap((change) => {
      const place = placeOf(change);
      return place === undefined ? [] : [{ change, place }];
    })
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const shown = places.slice(0, page.limit);
  return {
    changes: shown.map(({ change }) => change),
    next: places.length > page.limit ? shown.at(-1)?.place : undefined,
  };
};
