import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { HANDLED_EVENTS } from '../../functions/event-publisher/contract.ts';
import type { environmentSchema } from '../../functions/event-publisher/env.ts';
import type { EnvironmentName, Settings } from '../config.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import type { DataStack } from './data-stack.ts';

interface Props extends StackProps {
  environment: EnvironmentName;
  settings: Settings;
  data: DataStack;
}

const RUNBOOK = 'docs/runbook.md#events-are-not-published';
const IMPACT = {
  givenUp: `An event was not published: other systems may act on rights that have ended. ${RUNBOOK}`,
  late: `Events are published late: other systems act on what was true before. ${RUNBOOK}`,
};

/** Events for other systems (docs/events): the bus, its archive, and the Lambda that publishes them. */
export class EventsStack extends Stack {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const source = `urn:trousseau:${props.environment}`;
    // Events hold only identifiers, so EventBridge's own key is enough.
    this.bus = new EventBus(this, 'Bus', { description: 'Events of the register, for other systems' });
    this.bus.archive('Archive', {
      description: 'Published events, to be replayed',
      eventPattern: { source: [source] },
      retention: Duration.days(props.settings.eventArchiveDays),
    });
    this.createPublisher(props, source);
    new CfnOutput(this, 'BusArn', { value: this.bus.eventBusArn });
  }

  private createPublisher({ settings, data }: Props, source: string): void {
    const environment: z.input<typeof environmentSchema> = {
      EVENT_BUS_NAME: this.bus.eventBusName,
      EVENT_SOURCE: source,
    };
    const publisher = new StreamConsumer(this, 'Publisher', {
      folder: 'event-publisher',
      environment: { ...environment },
      events: HANDLED_EVENTS,
      data,
      logRetentionDays: settings.logRetentionDays,
      impact: IMPACT,
    });
    publisher.function.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['events:PutEvents'],
        resources: [this.bus.eventBusArn],
      }),
    );
  }
}
