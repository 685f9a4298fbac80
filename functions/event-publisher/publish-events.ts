import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type PublisherDependencies, putRecords } from './put-records.ts';

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
