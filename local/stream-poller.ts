import { setTimeout as wait } from 'node:timers/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { type Delivery, deliverRecords, type FedLambda } from './deliver-records.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, openLocalClient } from './open-local-table.ts';
import { openPositions } from './stream-positions.ts';
import { createStreamReader } from './stream-reader.ts';

export interface StreamPollerOptions {
  endpoint: string;
  table: string;
  consumers: readonly FedLambda[];
  /** The folder for each consumer's position. Without it they are in memory. */
  folder?: string | undefined;
  onDeadLetter: (consumer: string, record: DynamoDBRecord) => void;
  onFailure: (consumer: string, error: unknown) => void;
  pollMilliseconds?: number;
  retry?: { tries: number; pauseMilliseconds: number };
}

const POLL_MILLISECONDS = 250;
const RETRY = { tries: 6, pauseMilliseconds: 200 };

const streamOf = async (endpoint: string, table: string): Promise<string> => {
  const { Table } = await openLocalClient(endpoint).send(new DescribeTableCommand({ TableName: table }));
  if (Table?.LatestStreamArn === undefined) throw new Error(`the table ${table} has no stream`);
  return Table.LatestStreamArn;
};

/**
 * Feeds the table's stream to its consumers as Lambda's event source mappings do: at least once, in order, each at
 * its own pace. @returns a function that stops it, and waits for running handlers
 */
export const startStreamPoller = async (options: StreamPollerOptions): Promise<() => Promise<void>> => {
  const { endpoint, table, consumers, folder, onDeadLetter, onFailure } = options;
  const { pollMilliseconds = POLL_MILLISECONDS, retry = RETRY } = options;
  const streamArn = await streamOf(endpoint, table);
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const stopped = new AbortController();
  const { signal } = stopped;

  const feed = async (consumer: FedLambda): Promise<void> => {
    const reader = createStreamReader(client, streamArn, openPositions(consumer.name, streamArn, folder));
    const fail = (error: unknown): void => onFailure(consumer.name, error);
    const delivery: Delivery = {
      tries: retry.tries,
      pause: (tried) => wait(retry.pauseMilliseconds * 2 ** (tried - 1), undefined, { signal }),
      bury: (record) => onDeadLetter(consumer.name, record),
      onFailure: fail,
    };
    while (!signal.aborted) {
      try {
        for (const read of await reader.read()) {
          await deliverRecords(consumer, read.records, delivery);
          reader.done(read);
        }
        await wait(pollMilliseconds, undefined, { signal });
      } catch (error) {
        if (signal.aborted) return;
        fail(error);
        reader.reopen();
        await wait(pollMilliseconds, undefined, { signal }).catch(() => {});
      }
    }
  };

  const feeding = consumers.map(feed);
  return async () => {
    stopped.abort();
    await Promise.all(feeding);
    client.destroy();
  };
};
