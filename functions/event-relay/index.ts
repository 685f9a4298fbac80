import { SQSClient } from '@aws-sdk/client-sqs';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { readEnvironment } from '../environment.ts';
import { environmentSchema } from './env.ts';
import { relayEvents } from './relay-events.ts';
import { createSendMessage } from './send-message.ts';

const { QUEUE_URLS } = readEnvironment(environmentSchema);

/** A message that a queue does not take at once is tried again by the stream. */
const client = new SQSClient(boundedWaits({ requestTimeout: 4_000, maxAttempts: 2 }));

export const handler = relayEvents({ send: createSendMessage(client, QUEUE_URLS) });
