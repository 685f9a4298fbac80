import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { BOUNCE_DETAIL_TYPE, BOUNCE_SOURCE, BOUNCE_TYPE } from '../../functions/bounces/contract.ts';
import type { tableEnvironmentSchema } from '../../functions/environment.ts';
import type { Settings } from '../config.ts';
import { BundledFunction } from '../constructs/bundled-function.ts';
import { createDeadLetterQueue } from '../constructs/create-dead-letters.ts';
import { grantTableAccess } from '../constructs/grant-table-access.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { WORKER_TABLE_ACCESS } from '../table-access.ts';
import type { DataStack } from './data-stack.ts';
import type { NotificationsStack } from './notifications-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
  notifications: NotificationsStack;
}

const RUNBOOK = 'docs/runbook.md#profiles-and-the-list-of-organisations-at-risk-fall-behind';
const NOT_FOLLOWED = {
  givenUp: `Support’s list of organisations that may lose their administrator is wrong, or a person who stayed away still counts as reachable. ${RUNBOOK}`,
  late: `Support’s list of organisations that may lose their administrator lags, and people who stayed away still count as reachable. ${RUNBOOK}`,
};
const NOT_NOTED =
  'Mail to a person bounces, and the register still counts on their address: they learn of nothing. ' +
  RUNBOOK;
const RETRIES = 2;

/** What follows for profiles from stored events and from bounces. */
export class ProfilesStack extends Stack {
  /** The queue of events that affect profiles, or who administers an organisation. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings, data } = props;
    const environment: z.input<typeof tableEnvironmentSchema> = { TABLE_NAME: data.table.tableName };
    const follower = new QueueConsumer(this, 'Follower', {
      folder: 'profile-follower',
      environment: { ...environment },
      data,
      rows: WORKER_TABLE_ACCESS['profile-follower'],
      logRetentionDays: settings.logRetentionDays,
      impact: NOT_FOLLOWED,
    });
    this.queue = follower.queue;
    this.followBounces(props);
  }

  private followBounces({ settings, data, notifications }: Props): void {
    const environment: z.input<typeof tableEnvironmentSchema> = { TABLE_NAME: data.table.tableName };
    const bounces = new BundledFunction(this, 'Bounces', {
      folder: 'bounces',
      environment: { ...environment },
      logRetentionDays: settings.logRetentionDays,
    });
    grantTableAccess(bounces.function, data, WORKER_TABLE_ACCESS.bounces);
    const deadLetterQueue = createDeadLetterQueue(bounces, NOT_NOTED);
    bounces.function.configureAsyncInvoke({
      retryAttempts: RETRIES,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(deadLetterQueue),
    });
    new Rule(this, 'BouncesRule', {
      description: 'Mail that comes back for good',
      eventPattern: {
        source: [BOUNCE_SOURCE],
        detailType: [BOUNCE_DETAIL_TYPE],
        // Only this environment's bounces, because several may share an account.
        resources: [notifications.configurationSetArn],
        detail: { bounce: { bounceType: [BOUNCE_TYPE] } },
      },
      targets: [new LambdaFunction(bounces.function, { deadLetterQueue })],
    });
  }
}
