import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../../shared/observability/logger.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import { type FollowerDependencies, followEvent } from './follow-event.ts';

/** Each event by itself: one that fails comes again, and holds up no other. */
export const serveStream =
  (dependencies: FollowerDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      try {
        await followEvent(dependencies, storedEvent(record));
      } catch (error) {
        const cause = error instanceof Error ? error : new Error('not an error');
        logger.error('event not followed', { record: record.eventID, error: cause });
        batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
      }
    }
    return { batchItemFailures };
  };
