import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { accessChangeIdSchema } from '../../shared/domain/access-change.ts';
import { logger } from '../../shared/observability/logger.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import type { Execution } from '../../shared/workflow/start-execution.ts';

export interface StarterDependencies {
  stateMachineArn: string;
  start: (execution: Execution) => Promise<void>;
}

const dataSchema = z.object({ accessChange: accessChangeIdSchema });

const PREFIX = 'access-change.';

/** Each event by itself: one that fails comes again, and holds up no other. Told twice, the work begins once. */
export const serveStream =
  ({ stateMachineArn, start }: StarterDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      try {
        const { type, data } = storedEvent(record);
        const { accessChange } = dataSchema.parse(data);
        const name = `${accessChange}-${type.slice(PREFIX.length)}`;
        await start({ stateMachineArn, name, input: { accessChange, next: 0 } });
      } catch (error) {
        const cause = error instanceof Error ? error : new Error('not an error');
        logger.error('access change not begun', { record: record.eventID, error: cause });
        batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
      }
    }
    return { batchItemFailures };
  };
