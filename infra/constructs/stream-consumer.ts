import { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import type { EventType } from '../../shared/domain/events.ts';
import type { Settings } from '../config.ts';
import { BundledFunction } from './bundled-function.ts';
import { createDeadLetterQueue } from './create-dead-letters.ts';
import { grantTableAccess } from './grant-table-access.ts';

/** As many as local/deliver-records.ts hands on at once. */
const BATCH_SIZE = 10;
/** Tries after the first one, at growing intervals. The record's shard waits meanwhile. */
const RETRIES = 10;
/** The stream keeps records for a day. After ten minutes something is late, but nothing is lost yet. */
const LATE_AFTER = Duration.minutes(10);

interface Props {
  /** The folder below `functions/`. */
  folder: string;
  environment: Record<string, string>;
  /** The stored events that are handed on. Nothing else wakes the Lambda. */
  events: readonly EventType[];
  data: { table: TableV2; key: Key };
  logRetentionDays: Settings['logRetentionDays'];
  /** What people suffer when a record was given up, and while records wait, with the section of the runbook. */
  impact: { givenUp: string; late: string };
}

/**
 * A Lambda on the table's stream, which receives stored events at least once and in order. What fails for good goes
 * to a queue of dead letters, with an alarm, and holds up nothing behind it. At most two may read the stream
 * (docs/adr/0033), so a Lambda that needs no order is a QueueConsumer.
 */
export class StreamConsumer extends BundledFunction {
  constructor(scope: Construct, id: string, props: Props) {
    const { folder, environment, events, data, logRetentionDays, impact } = props;
    super(scope, id, { folder, environment, logRetentionDays });
    // It reads nothing of the table but the stream, which is encrypted with the table's key.
    grantTableAccess(this.function, data, []);
    data.table.grantStreamRead(this.function);
    this.function.addEventSourceMapping('Stream', {
      ...(data.table.tableStreamArn !== undefined && { eventSourceArn: data.table.tableStreamArn }),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH_SIZE,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: RETRIES,
      onFailure: new SqsDlq(createDeadLetterQueue(this, impact.givenUp)),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { type: { S: FilterRule.or(...events) } } },
        }),
      ],
    });
    this.watchDelay(impact.late);
  }

  private watchDelay(alarmDescription: string): void {
    new Alarm(this, 'DelayAlarm', {
      metric: this.function.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
      alarmDescription,
      threshold: LATE_AFTER.toMilliseconds(),
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
