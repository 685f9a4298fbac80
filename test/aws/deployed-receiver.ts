import { randomUUID } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { Deployment } from './deployment-setup.ts';

const envelopeSchema = z.object({ source: z.string(), 'detail-type': z.string(), detail: z.unknown() });

type Place = Pick<Deployment, 'endpoint' | 'bus' | 'folder'>;

/**
 * Another system that listens, as in docs/operations.md: a rule on the bus, and its own queue. The events that it
 * receives go to a file, one per line, like those of the local system.
 */
export const openDeployedReceiver = async ({ endpoint, bus, folder }: Place) => {
  const place = {
    endpoint,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const [sqs, bridge] = [new SQSClient(place), new EventBridgeClient(place)];
  const name = `receiver-${randomUUID()}`;
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, '');
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  // A rule in the bus's own account may name it in this way.
  const rule = { EventBusName: bus.slice(bus.indexOf('/') + 1) };
  const EventPattern = JSON.stringify({ source: ['urn:trousseau:dev'] });
  await bridge.send(new PutRuleCommand({ ...rule, Name: name, EventPattern }));
  const Targets = [{ Id: name, Arn: Attributes?.QueueArn }];
  await bridge.send(new PutTargetsCommand({ ...rule, Rule: name, Targets }));

  const receive = async (): Promise<void> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (Messages.length === 0) return;
    for (const { Body = '' } of Messages) {
      appendFileSync(path, `${JSON.stringify(envelopeSchema.parse(JSON.parse(Body)).detail)}\n`);
    }
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  };
  let listens = true;
  const listening = (async () => {
    while (listens) await receive();
  })();

  return {
    path,
    stop: async (): Promise<void> => {
      listens = false;
      await listening;
      await bridge.send(new RemoveTargetsCommand({ ...rule, Rule: name, Ids: [name] }));
      await bridge.send(new DeleteRuleCommand({ ...rule, Name: name }));
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
  };
};
