import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { changeIdSchema } from '../../shared/domain/administrator-change.ts';
import type { Event } from '../../shared/domain/events.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import { type ResumerDependencies, resumeChange } from './resume-change.ts';

const dataSchema = z.object({ change: changeIdSchema });

/** `administrator-change.escalated` tells that a request is `escalated`. */
const stateOf = ({ type }: Event): string => type.slice(type.indexOf('.') + 1);

/** Each event by itself: one that fails comes again, and holds up no other. */
export const serveStream =
  (dependencies: ResumerDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      try {
        const event = storedEvent(record);
        await resumeChange(dependencies, dataSchema.parse(event.data).change);
        logger.info('change followed', {
          event: event.id,
          ...metric({ name: 'Changes', by: { state: stateOf(event) } }),
        });
      } catch (error) {
        const cause = error instanceof Error ? error : new Error('not an error');
        logger.error('workflow not resumed', { record: record.eventID, error: cause });
        batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
      }
    }
    return { batchItemFailures };
  };
