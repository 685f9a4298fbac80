import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { environmentSchema } from '../../functions/notifications/env.ts';
import { readSettings } from '../../infra/config.ts';
import { MAIL_DAY_ATTRIBUTES } from '../../shared/table/schema.ts';
import { allTemplates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const FUNCTION = 'AWS::Lambda::Function';
const ALARM = 'AWS::CloudWatch::Alarm';

const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Allow'),
        Action: z.union([z.string(), z.array(z.string())]),
        Resource: z.unknown(),
        Condition: z.optional(z.record(z.string(), z.unknown())),
      }),
    ),
  }),
});

describe.each(allTemplates())('in %s', (environment, { notifications }) => {
  const settings = readSettings(environment);
  const statements = [...resourcesOf(notifications, 'AWS::IAM::Policy', policySchema).values()].flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement.map((one) => ({ ...one, actions: [one.Action].flat() })),
  );
  const on = (service: string) =>
    statements.filter(({ actions }) => actions.some((action) => action.startsWith(`${service}:`)));

  test('the notifier finds the environment that it parses', () => {
    notifications.hasResourceProperties(FUNCTION, {
      Environment: {
        Variables: {
          ...Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, Match.anyValue()])),
          MAIL_FROM: settings.mail.from,
          SUPPORT_ADDRESS: settings.mail.supportAddress,
          PORTAL_URL: settings.portal.origin,
          POWERTOOLS_SERVICE_NAME: 'trousseau-notifications',
        },
      },
    });
  });

  test('the notifier may send from one address of one domain, and do nothing else with SES', () => {
    const [identity] = Object.keys(
      notifications.findResources('AWS::SES::EmailIdentity', {
        Properties: { EmailIdentity: settings.mail.from.split('@')[1] },
      }),
    );
    expect(identity).toBeDefined();
    const [sending, ...others] = on('ses');
    expect(others).toEqual([]);
    expect(sending).toMatchObject({
      actions: ['ses:SendEmail'],
      Condition: { StringEquals: { 'ses:FromAddress': settings.mail.from } },
    });
    expect(JSON.stringify(sending?.Resource)).toContain(`"Ref":"${identity}"`);
  });

  test('the notifier reads what its mails need, and writes only its own markers and the day’s count of mails', () => {
    const onItems = on('dynamodb').flatMap(({ actions, Condition }) => {
      const keys = Object(Object(Condition)['ForAllValues:StringLike'])['dynamodb:LeadingKeys'];
      return actions.filter((action) => action.endsWith('Item')).map((action) => [action, [keys].flat()]);
    });
    expect(Object.fromEntries(onItems)).toEqual({
      'dynamodb:BatchGetItem': ['ORG#*'],
      'dynamodb:GetItem': ['ORG#*', 'PERSON#*', 'NOTICE#*'],
      'dynamodb:PutItem': ['NOTICE#*'],
      'dynamodb:UpdateItem': ['ORG#*'],
    });
    const [updating] = on('dynamodb').filter(({ actions }) => actions.includes('dynamodb:UpdateItem'));
    expect(Object(updating?.Condition)['ForAllValues:StringEquals']).toEqual({
      'dynamodb:Attributes': [...MAIL_DAY_ATTRIBUTES],
    });
    const others = on('dynamodb').flatMap(({ actions }) => actions.filter((one) => !one.endsWith('Item')));
    expect(others).toEqual(['dynamodb:Query', 'dynamodb:Query']);
  });

  test('a mail that was given up raises an alarm, and so do waiting mails', () => {
    for (const [metric, suffering] of [
      ['ApproximateNumberOfMessagesVisible', 'people do not know'],
      ['ApproximateAgeOfOldestMessage', 'do not know yet'],
    ]) {
      notifications.hasResourceProperties(ALARM, {
        MetricName: metric,
        AlarmDescription: Match.stringLikeRegexp(`${suffering} .* docs/runbook.md#e-mails-are-not-sent`),
      });
    }
  });

  test('mails that SES refuses for good are counted where the notifier logs, and raise an alarm when there are many', () => {
    const [logs] = Object.keys(notifications.findResources('AWS::Logs::LogGroup'));
    notifications.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: logs },
      FilterPattern: '{ $.message = "mail refused" }',
    });
    notifications.hasResourceProperties(ALARM, {
      MetricName: 'MailsRefused',
      AlarmDescription: Match.stringLikeRegexp('SES refuses'),
    });
  });
});
