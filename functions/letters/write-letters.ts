import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../../shared/observability/logger.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import { type LetterWriter, writeLetter } from './write-letter.ts';

/** Each order by itself: one that fails comes again, and holds up no other. */
export const writeLetters =
  (writer: LetterWriter) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      const sequence = record.dynamodb?.SequenceNumber ?? '';
      try {
        const event = storedEvent(record);
        const outcome = await writeLetter(writer, event);
        logger.info('letter', { stream: event.stream, event: event.id, outcome });
      } catch (error) {
        const cause = error instanceof Error ? error : new Error('not an error');
        logger.error('letter failed', { record: record.eventID, error: cause });
        batchItemFailures.push({ itemIdentifier: sequence });
      }
    }
    return { batchItemFailures };
  };
