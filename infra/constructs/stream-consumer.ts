import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { EventType } from '../../shared/domain/events.ts';
import type { Settings } from '../config.ts';
import type { TableAccess } from '../table-access.ts';
import { BundledFunction } from './bundled-function.ts';
import { createDeadLetters } from './create-dead-letters.ts';
import { grantTableAccess } from './grant-table-access.ts';

/** As many as local/deliver-records.ts hands on at once. */
const BATCH_SIZE = 10;
/** Tries after the first one, at growing intervals; while they last, the record's shard waits. */
const RETRIES = 10;

interface Props {
  /** Below `functions/`. */
  folder: string;
  environment: Record<string, string>;
  /** The stored events that are handed on; nothing else wakes the Lambda. */
  events: readonly EventType[];
  data: { table: TableV2; key: Key };
  rows: readonly TableAccess[];
  logRetentionDays: Settings['logRetentionDays'];
  /** What somebody suffers when a record was given up, and the section of the runbook. */
  suffering: string;
}

/**
 * A Lambda on the table's stream: told of stored events at least once and in order. What fails for good goes to a queue
 * of dead letters, with an alarm, and holds up nothing behind it.
 */
export class StreamConsumer extends BundledFunction {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    const { folder, environment, events, data, rows, logRetentionDays, suffering } = props;
    super(scope, id, { folder, environment, logRetentionDays });
    grantTableAccess(this.function, data, rows);
    this.deadLetters = createDeadLetters(this, suffering);
    data.table.grantStreamRead(this.function);
    this.function.addEventSourceMapping('Stream', {
      ...(data.table.tableStreamArn !== undefined && { eventSourceArn: data.table.tableStreamArn }),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH_SIZE,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: RETRIES,
      onFailure: new SqsDlq(this.deadLetters),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { type: { S: FilterRule.or(...events) } } },
        }),
      ],
    });
  }
}
