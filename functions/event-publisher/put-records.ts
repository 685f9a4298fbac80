import type { DynamoDBRecord } from 'aws-lambda';
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
export const putRecords = async (
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
