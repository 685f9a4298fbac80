import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { environmentSchema } from '../../functions/notifications/env.ts';
import type { Settings } from '../config.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { metricsNamespace } from '../metrics-namespace.ts';
import { WORKER_TABLE_ACCESS } from '../table-access.ts';
import type { DataStack } from './data-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
}

const NOT_SENT = 'docs/runbook.md#e-mails-are-not-sent';
const IMPACT = {
  givenUp: `E-mails were not sent: people do not know of an invitation, a request to decide or an access that ended. ${NOT_SENT}`,
  late: `E-mails are sent late: people do not know yet of invitations, requests to decide or accesses that ended. ${NOT_SENT}`,
};
const REFUSED =
  'SES refuses e-mails for good: many people are not notified. Its identity or the account may be at fault. ' +
  'docs/runbook.md#e-mails-are-refused';
/** A few addresses are wrong on any day. More per hour than this is not the addresses' fault. */
const REFUSALS_PER_HOUR = 10;

/** E-mails to people: the Lambda that sends them when an event was stored, and the domain that they come from. */
export class NotificationsStack extends Stack {
  /** The configuration set that events about this environment's mails name. */
  readonly configurationSetArn: string;
  /** The queue of events that people are notified of. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { settings, data } = props;
    const { from, supportAddress } = settings.mail;
    const portalUrl = settings.portal.origin;
    const environment: z.input<typeof environmentSchema> = {
      TABLE_NAME: data.table.tableName,
      MAIL_FROM: from,
      SUPPORT_ADDRESS: supportAddress,
      PORTAL_URL: portalUrl,
    };
    const consumer = new QueueConsumer(this, 'Notifier', {
      folder: 'notifications',
      environment: { ...environment },
      data,
      rows: WORKER_TABLE_ACCESS.notifications,
      logRetentionDays: settings.logRetentionDays,
      impact: IMPACT,
    });
    this.queue = consumer.queue;
    const configurationSet = this.createConfigurationSet();
    this.configurationSetArn = this.formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: configurationSet.configurationSetName,
    });
    const identity = this.createIdentity(from, configurationSet);
    consumer.function.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['ses:SendEmail'],
        resources: [identity.emailIdentityArn, this.configurationSetArn],
        conditions: { StringEquals: { 'ses:FromAddress': from } },
      }),
    );
    this.watchRefusals(consumer);
  }

  /** SES reports bounces on the account's own bus, and on no other. */
  private createConfigurationSet(): ConfigurationSet {
    const configurationSet = new ConfigurationSet(this, 'Mails');
    configurationSet.addEventDestination('Bounces', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'AccountBus', 'default')),
      events: [EmailSendingEvent.BOUNCE],
    });
    return configurationSet;
  }

  /** Signs with DKIM. The owner of the domain's zone publishes the records that the outputs name. */
  private createIdentity(from: string, configurationSet: ConfigurationSet): EmailIdentity {
    const identity = new EmailIdentity(this, 'Identity', {
      configurationSet,
      identity: Identity.domain(from.slice(from.lastIndexOf('@') + 1)),
    });
    for (const [index, { name, value }] of identity.dkimRecords.entries()) {
      new CfnOutput(this, `DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
    }
    return identity;
  }

  private watchRefusals(consumer: QueueConsumer): void {
    const refusals = new MetricFilter(this, 'Refusals', {
      logGroup: consumer.function.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'mail refused'),
      metricNamespace: metricsNamespace(this),
      metricName: 'MailsRefused',
      metricValue: '1',
    });
    new Alarm(this, 'RefusalsAlarm', {
      metric: refusals.metric({ statistic: 'Sum', period: Duration.hours(1) }),
      alarmDescription: REFUSED,
      threshold: REFUSALS_PER_HOUR,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
