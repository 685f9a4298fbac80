import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** The longest that SQS keeps a message. The stream forgets a record after a day, but the table keeps its event. */
export const LONGEST_RETENTION = Duration.days(14);

/**
 * A queue for what failed for good, with an alarm. `impact` says what people suffer, and names a section of the
 * runbook.
 */
export const createDeadLetterQueue = (scope: Construct, impact: string): Queue => {
  // A message is a position in the stream, an event, or a bounce with its address, so SQS's own key is enough.
  const queue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: LONGEST_RETENTION,
  });
  acknowledge(queue, 'AwsSolutions-SQS3', 'It is itself the queue of dead letters.');
  new Alarm(scope, 'DeadLettersAlarm', {
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    }),
    alarmDescription: impact,
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  return queue;
};
