import { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { QueueConsumerName } from '../../functions/queue-consumers.ts';
import type { Settings } from '../config.ts';
import type { TableAccess } from '../table-access.ts';
import { BundledFunction, TIMEOUT } from './bundled-function.ts';
import { createDeadLetterQueue, LONGEST_RETENTION } from './create-dead-letters.ts';
import { grantTableAccess } from './grant-table-access.ts';

/** As many as local/deliver-records.ts hands on at once. */
const BATCH_SIZE = 10;
/** Batches at once. A burst of events then leaves Lambda's concurrency to requests, and keeps to SES's pace. */
const MAX_CONCURRENCY = 5;
/** Tries of one event, six time-outs apart. */
const MAX_RECEIVES = 10;
/**
 * How many times its time-out Lambda may need to try a batch again:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
const TIMEOUTS_UNTIL_VISIBLE = 6;
/** The metric leaves out messages after their third failed try, so this alarm is about events that nobody takes. */
const LATE_AFTER = Duration.minutes(15);

interface Props {
  /** The folder below `functions/`. */
  folder: QueueConsumerName;
  /** The folder of the code instead, where it is bundled already. */
  bundle?: string;
  /** Where the usual ones are too few: megabytes, and the time for a batch. */
  bounds?: { memorySize: number; timeout: Duration };
  environment: Record<string, string>;
  data: { table: TableV2; key: Key };
  rows: readonly TableAccess[];
  logRetentionDays: Settings['logRetentionDays'];
  /** What people suffer when an event was given up, and while events wait, with the section of the runbook. */
  impact: { givenUp: string; late: string };
}

/**
 * A Lambda that receives stored events from the relay through a queue: at least once, in any order, at its own pace.
 * What fails for good goes to a queue of dead letters, with an alarm.
 */
export class QueueConsumer extends BundledFunction {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    const { folder, bundle, bounds, environment, data, rows, logRetentionDays, impact } = props;
    super(scope, id, {
      folder,
      environment,
      logRetentionDays,
      ...(bundle !== undefined && { bundle }),
      ...(bounds !== undefined && { bounds }),
    });
    if (rows.length > 0) grantTableAccess(this.function, data, rows);
    this.queue = new Queue(this, 'Events', {
      // Events hold identifiers and people's reasons, so SQS's own key is enough.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: LONGEST_RETENTION,
      visibilityTimeout: Duration.seconds(TIMEOUTS_UNTIL_VISIBLE * (bounds?.timeout ?? TIMEOUT).toSeconds()),
      deadLetterQueue: { queue: createDeadLetterQueue(this, impact.givenUp), maxReceiveCount: MAX_RECEIVES },
    });
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: BATCH_SIZE,
        maxConcurrency: MAX_CONCURRENCY,
        reportBatchItemFailures: true,
      }),
    );
    this.watchDelay(impact.late);
  }

  private watchDelay(alarmDescription: string): void {
    new Alarm(this, 'DelayAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      alarmDescription,
      threshold: LATE_AFTER.toSeconds(),
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
