import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../../shared/observability/logger.ts';
import { type CloudEvent, toCloudEvent } from '../../shared/public-events/cloud-event.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import type { PutEvents } from './put-events.ts';

export interface PublisherDependencies {
  put: PutEvents;
  /** The register of the events. */
  source: string;
}

/** A record that was not taken comes again, with all records after it on the stream. */
const report = (record: DynamoDBRecord, code: string): void =>
  logger.error('event not published', { event: record.dynamodb?.Keys?.SK?.S, code });

const read = (record: DynamoDBRecord, source: string): CloudEvent | undefined => {
  try {
    return toCloudEvent(storedEvent(record), source);
  } catch (error) {
    report(record, error instanceof Error ? error.name : 'not-an-error');
    return undefined;
  }
};

/** @returns the records whose events the bus has taken */
const putRecords = async (
  records: readonly DynamoDBRecord[],
  { put, source }: PublisherDependencies,
): Promise<Set<DynamoDBRecord>> => {
  const readable = records.flatMap((record) => {
    const event = read(record, source);
    return event === undefined ? [] : [{ record, event }];
  });
  const puts = await put(readable.map(({ event }) => event));
  const taken = new Set<DynamoDBRecord>();
  for (const [index, { record }] of readable.entries()) {
    const outcome = puts[index];
    if (outcome?.taken === true) taken.add(record);
    else report(record, outcome?.code ?? 'no-answer');
  }
  return taken;
};

/** Groups the records by card or request, each group in the stream's order. */
const queuesOf = (records: readonly DynamoDBRecord[]): DynamoDBRecord[][] => [
  ...Map.groupBy(records, ({ dynamodb }) => dynamodb?.NewImage?.stream?.S ?? '').values(),
];

/**
 * Publishes new events from the table's stream on the bus. The bus may take a request in part, so two events of one
 * card never share a request: first the first event of each card, then the second events of the cards whose first was
 * taken, and so on. An event that was not taken holds up the rest of its card, while other cards go on.
 */
export const publishEvents =
  (dependencies: PublisherDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const published = new Set<DynamoDBRecord>();
    let queues = queuesOf(Records);
    while (queues.length > 0) {
      const taken = await putRecords(
        queues.flatMap(([first]) => first ?? []),
        dependencies,
      );
      for (const record of taken) published.add(record);
      queues = queues.flatMap(([first, ...rest]) =>
        first !== undefined && taken.has(first) && rest.length > 0 ? [rest] : [],
      );
    }
    const failed = Records.filter((record) => !published.has(record));
    return {
      batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })),
    };
  };
