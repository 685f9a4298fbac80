import type { DynamoDBRecord } from 'aws-lambda';
import { writeMessage } from '../shared/stream/event-message.ts';
import type { Messages, ServeMessages } from '../shared/stream/serve-events.ts';
import { storedEvent } from '../shared/stream/stored-event.ts';
import type { FedLambda } from './deliver-records.ts';

/** The message that the relay puts into a queue for a record, with the record's own number. */
export const messageOf = (record: DynamoDBRecord): Messages['Records'][number] => ({
  messageId: record.dynamodb?.SequenceNumber ?? '',
  body: writeMessage(storedEvent(record)),
});

/** Feeds a queue's consumer from the stream, which replaces the relay and the queues on this machine. */
export const fedFromStream =
  (handler: ServeMessages): FedLambda['handler'] =>
  ({ Records }) =>
    handler({ Records: Records.map(messageOf) });
