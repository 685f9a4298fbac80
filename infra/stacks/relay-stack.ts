import { Stack, type StackProps } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { HANDLED_EVENTS } from '../../functions/event-relay/contract.ts';
import type { environmentSchema } from '../../functions/event-relay/env.ts';
import type { QueueConsumerName } from '../../functions/queue-consumers.ts';
import type { Settings } from '../config.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import type { DataStack } from './data-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
  queues: Record<QueueConsumerName, Queue>;
}

const RUNBOOK = 'docs/runbook.md#stored-events-are-not-handed-on';
const IMPACT = {
  givenUp: `A stored event was not handed on: a person is not notified, a letter is not written, or a request stands still. ${RUNBOOK}`,
  late: `Stored events are handed on late: people are not notified, no letter is written, requests stand still. ${RUNBOOK}`,
};

/** The relay, which hands stored events on to their consumers' queues (docs/adr/0033). */
export class RelayStack extends Stack {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings, data, queues } = props;
    const urls = Object.entries(queues).map(([name, { queueUrl }]) => [name, queueUrl]);
    const environment: z.input<typeof environmentSchema> = {
      QUEUE_URLS: JSON.stringify(Object.fromEntries(urls)),
    };
    const relay = new StreamConsumer(this, 'Relay', {
      folder: 'event-relay',
      environment: { ...environment },
      events: HANDLED_EVENTS,
      data,
      logRetentionDays: settings.logRetentionDays,
      impact: IMPACT,
    });
    relay.function.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sqs:SendMessage'],
        resources: Object.values(queues).map(({ queueArn }) => queueArn),
      }),
    );
  }
}
