import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '../../shared/observability/logger.ts';
import { writeMessage } from '../../shared/stream/event-message.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import { consumersOf } from '../queue-consumers.ts';
import type { SendMessage } from './send-message.ts';

export interface RelayDependencies {
  send: SendMessage;
}

/** Sends the event to every queue that it is for, even when one of them fails. @throws the first failure */
const relayEvent = async ({ send }: RelayDependencies, record: DynamoDBRecord): Promise<void> => {
  const event = storedEvent(record);
  const message = writeMessage(event);
  const sent = await Promise.allSettled(consumersOf(event.type).map((consumer) => send(consumer, message)));
  for (const each of sent) if (each.status === 'rejected') throw each.reason;
};

/**
 * Relays new events from the table's stream to their consumers' queues, all at once, since the queues keep no order.
 * A failed record comes again, with all records after it on the stream, and then reaches some queues twice.
 */
export const relayEvents =
  (dependencies: RelayDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const relayed = await Promise.allSettled(Records.map((record) => relayEvent(dependencies, record)));
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const [index, { dynamodb }] of Records.entries()) {
      const outcome = relayed[index];
      if (outcome?.status !== 'rejected') continue;
      const code = outcome.reason instanceof Error ? outcome.reason.name : 'not-an-error';
      logger.error('event not relayed', { event: dynamodb?.Keys?.SK?.S, code });
      batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber ?? '' });
    }
    return { batchItemFailures };
  };
