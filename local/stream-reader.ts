import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Positions } from './stream-positions.ts';
import { toLambdaRecord } from './stream-record.ts';

export interface ReadRecords {
  shardId: string;
  records: DynamoDBRecord[];
  /** Where the shard goes on after these records; undefined at its end. */
  next: string | undefined;
}

/** Reads a stream in order for one consumer. A shard begins when its parent has ended. */
export const createStreamReader = (
  client: DynamoDBStreamsClient,
  streamArn: string,
  positions: Positions,
) => {
  const iterators = new Map<string, string>();
  const ended = new Set<string>();

  const listShards = async (): Promise<Shard[]> => {
    const shards: Shard[] = [];
    let start: string | undefined;
    do {
      const page = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: start }),
      );
      shards.push(...(page.StreamDescription?.Shards ?? []));
      start = page.StreamDescription?.LastEvaluatedShardId;
    } while (start !== undefined);
    return shards;
  };

  const begin = async (shardId: string): Promise<string | undefined> => {
    const from = { StreamArn: streamArn, ShardId: shardId };
    const position = positions.get(shardId);
    const oldest = new GetShardIteratorCommand({ ...from, ShardIteratorType: 'TRIM_HORIZON' });
    if (position === undefined) return (await client.send(oldest)).ShardIterator;
    try {
      const after = { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position } as const;
      return (await client.send(new GetShardIteratorCommand({ ...from, ...after }))).ShardIterator;
    } catch (error) {
      // After more than a day without running, the next records have gone from the stream.
      if (error instanceof TrimmedDataAccessException) return (await client.send(oldest)).ShardIterator;
      throw error;
    }
  };

  /** Opens the shards whose turn it is. The stream may name a parent that it no longer has. */
  const openShards = async (): Promise<void> => {
    const shards = await listShards();
    const known = new Set(shards.map(({ ShardId }) => ShardId));
    for (const { ShardId: id, ParentShardId: parent } of shards) {
      const waits = parent !== undefined && known.has(parent) && !ended.has(parent);
      if (id === undefined || ended.has(id) || iterators.has(id) || waits) continue;
      const iterator = await begin(id);
      if (iterator !== undefined) iterators.set(id, iterator);
    }
  };

  return {
    read: async (): Promise<ReadRecords[]> => {
      if (iterators.size === 0) await openShards();
      return Promise.all(
        [...iterators].map(async ([shardId, iterator]) => {
          const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
          const records = (answer.Records ?? []).map((record) => toLambdaRecord(record, streamArn));
          return { shardId, records, next: answer.NextShardIterator };
        }),
      );
    },
    /** Marks these records as finished. They never come again, not even after a restart. */
    done: ({ shardId, records, next }: ReadRecords): void => {
      const last = records.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined) positions.set(shardId, last);
      if (next !== undefined) return void iterators.set(shardId, next);
      iterators.delete(shardId);
      ended.add(shardId);
    },
    /** An iterator lives for 15 minutes. Starts again after the last finished record. */
    reopen: (): void => iterators.clear(),
  };
};
