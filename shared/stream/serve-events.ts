import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { Event } from '../domain/events.ts';
import { logger } from '../observability/logger.ts';
import { readMessage } from './event-message.ts';

/** The part of Lambda's queue event that is read. */
export interface Messages {
  Records: readonly Pick<SQSRecord, 'messageId' | 'body'>[];
}

interface EventService {
  /** Handles an event, which may come twice, late or out of order. @throws to get it again */
  handle: (event: Event) => Promise<void>;
  /** The log's name for a failed event. */
  failed: string;
  /** What the log says of the failure besides its code; the error itself, if its text can name nobody. */
  detail?: (error: Error) => Record<string, unknown>;
}

export type ServeMessages = (messages: Messages) => Promise<SQSBatchResponse>;

/** Handles events from a consumer's queue one by one. A failed event comes again, and holds up no other. */
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
        // For an unreadable event only the code is logged, since a parser's message repeats what it read.
        const logged = event === undefined ? {} : { event: event.id, ...detail(error) };
        logger.error(failed, { messageId, code: error.name, ...logged });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
