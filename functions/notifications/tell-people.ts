import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { noticeEventSchema } from '../../shared/notifications/notice-facts.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import { type TellDependencies, tellEvent } from './tell-event.ts';

/** The code of a failure, without its message: SES's own name people's addresses. */
const codeOf = (error: unknown): string => (error instanceof Error ? error.name : 'not-an-error');

/**
 * New events, from the table's stream, to mails. Those that failed come again; the others of the batch are told all
 * the same, so that nothing waits behind a failure.
 */
export const tellPeople =
  (dependencies: TellDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      try {
        await tellEvent(dependencies, noticeEventSchema.parse(storedEvent(record)));
      } catch (error) {
        const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
        logger.error('event not told', {
          event: record.dynamodb?.Keys?.SK?.S,
          code: codeOf(error),
          ...metric({ name: 'Mails', by: { result: 'put-off' } }),
        });
        batchItemFailures.push({ itemIdentifier });
      }
    }
    return { batchItemFailures };
  };
