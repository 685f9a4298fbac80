import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueConsumerName } from '../queue-consumers.ts';
import type { QueueUrls } from './env.ts';

/** Puts a message into a consumer's queue. @throws what SQS threw, when it was not taken */
export type SendMessage = (consumer: QueueConsumerName, body: string) => Promise<void>;

export const createSendMessage =
  (client: Pick<SQSClient, 'send'>, urls: QueueUrls): SendMessage =>
  async (consumer, body) => {
    await client.send(new SendMessageCommand({ QueueUrl: urls[consumer], MessageBody: body }));
  };
