import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { changeIdSchema } from '../../shared/domain/administrator-change.ts';
import { logger } from '../../shared/observability/logger.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import { type ResumerDependencies, resumeChange } from './resume-change.ts';

const dataSchema = z.object({ change: changeIdSchema });

/** Each event by itself: one that fails comes again, and holds up no other. */
export const serveStream =
  (dependencies: ResumerDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      try {
        await resumeChange(dependencies, dataSchema.parse(storedEvent(record).data).change);
      } catch (error) {
        const cause = error instanceof Error ? error : new Error('not an error');
        logger.error('workflow not resumed', { record: record.eventID, error: cause });
        batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
      }
    }
    return { batchItemFailures };
  };
