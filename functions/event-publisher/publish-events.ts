import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../../shared/observability/logger.ts';
import { type CloudEvent, toCloudEvent } from '../../shared/public-events/cloud-event.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import type { PutEvents } from './put-events.ts';

export interface PublisherDependencies {
  put: PutEvents;
  /** Which register the events come from. */
  source: string;
}

/** What is not taken comes again, with all that follows it on the stream. */
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

/** @returns those of the records whose events the bus has taken */
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

/** The records of one card, or of one request, each in the stream's order. */
const queuesOf = (records: readonly DynamoDBRecord[]): DynamoDBRecord[][] => [
  ...Map.groupBy(records, ({ dynamodb }) => dynamodb?.NewImage?.stream?.S ?? '').values(),
];

/**
 * New events, from the table's stream, to the bus. A request may be taken in part, so that no two events of one card go
 * in the same one: the first of each card, then the second of those whose first was taken... What is not taken holds back
 * what follows on its card; the other cards go on.
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
