import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { Event } from '../domain/events.ts';
import { logger } from '../observability/logger.ts';
import { readMessage } from './event-message.ts';

/** As much of what Lambda hands on from a queue as is read of it. */
export interface Messages {
  Records: readonly Pick<SQSRecord, 'messageId' | 'body'>[];
}

interface EventService {
  /** Does what follows from an event, which may come twice, late or out of order. @throws to be told again */
  handle: (event: Event) => Promise<void>;
  /** How the log calls an event that failed. */
  failed: string;
  /** What the log tells of the failure besides its code; the failure itself where its words can name nobody. */
  detail?: (error: Error) => Record<string, unknown>;
}

export type ServeMessages = (messages: Messages) => Promise<SQSBatchResponse>;

/** Events from a consumer's queue, each by itself: one that fails comes again, and holds up no other. */
export const serveEvents =
  ({ handle, failed, detail = (error) => ({ error }) }: EventService): ServeMessages =>
  async ({ Records }) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body } of Records) {
      let event: Event | undefined;
      try {
        event = readMessage(body);
        await handle(event);
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error('not an error');
        // Of what is no event nothing is told but the code: a parser's words repeat what it read.
        const told = event === undefined ? {} : { event: event.id, ...detail(error) };
        logger.error(failed, { message: messageId, code: error.name, ...told });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
