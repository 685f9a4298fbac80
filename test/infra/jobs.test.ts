import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { JOB_MINUTES, jobNameSchema } from '../../functions/jobs/contract.ts';
import { environmentSchema } from '../../functions/jobs/env.ts';
import { WORKER_TABLE_ACCESS } from '../../infra/table-access.ts';
import { allTemplates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const FUNCTION = 'AWS::Lambda::Function';
const ALARM = 'AWS::CloudWatch::Alarm';
const RUNBOOK = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');

const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Action: z.union([z.string(), z.array(z.string())]),
        Resource: z.unknown(),
        Condition: z.optional(z.record(z.string(), z.unknown())),
      }),
    ),
  }),
});

/** The anchors that GitHub gives the headings. */
const sections = [...RUNBOOK.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-'),
);

describe.each(allTemplates())('in %s', (_, { jobs, profiles }) => {
  const [queue = 'no queue'] = Object.keys(jobs.findResources('AWS::SQS::Queue'));
  const [lambda = 'no Lambda'] = Object.keys(jobs.findResources(FUNCTION));
  const toQueue = { 'Fn::GetAtt': [queue, 'Arn'] };

  test.each(jobNameSchema.options)(
    '%s has its schedule, which tries again and gives up into a queue',
    (job) => {
      jobs.hasResourceProperties(SCHEDULE, {
        ScheduleExpression: `rate(${JOB_MINUTES[job] === 60 ? '1 hour' : `${JOB_MINUTES[job]} minutes`})`,
        FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
        State: 'ENABLED',
        Target: {
          Arn: { 'Fn::GetAtt': [lambda, 'Arn'] },
          Input: JSON.stringify({ job }),
          RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3_600 },
          DeadLetterConfig: { Arn: toQueue },
        },
      });
    },
  );

  test('there is no other schedule, and nothing else is invoked', () => {
    jobs.resourceCountIs(SCHEDULE, jobNameSchema.options.length);
    jobs.resourceCountIs(FUNCTION, 1);
  });

  test('a run that fails is tried again, then kept in an encrypted queue, and people are alarmed', () => {
    jobs.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    jobs.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: lambda },
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: toQueue } },
    });
    jobs.hasResourceProperties(ALARM, {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
      AlarmDescription: Match.stringLikeRegexp('not told'),
    });
  });

  test.each(jobNameSchema.options)(
    'people are alarmed when %s has not come to its end for three hours',
    (job) => {
      jobs.hasResourceProperties(ALARM, {
        MetricName: 'unfinished',
        Statistic: 'SampleCount',
        Dimensions: Match.arrayWith([{ Name: 'job', Value: job }]),
        EvaluationPeriods: 3,
        Period: 3_600,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      });
    },
  );

  test('the Lambda has the time to work, and finds the environment that it parses', () => {
    jobs.hasResourceProperties(FUNCTION, {
      Timeout: 300,
      Environment: {
        Variables: Object.fromEntries(
          Object.keys(environmentSchema.shape).map((name) => [name, Match.anyValue()]),
        ),
      },
    });
  });

  test.each([
    ['jobs', jobs],
    ['profile-follower', profiles],
    ['bounces', profiles],
  ] as const)('%s may do with the table what its rows say', (name, template) => {
    const told = WORKER_TABLE_ACCESS[name].map(({ actions, partitions }) =>
      JSON.stringify([actions.map((action) => `dynamodb:${action}`).sort(), [...partitions].sort()]),
    );
    const policies = [...resourcesOf(template, 'AWS::IAM::Policy', policySchema)]
      .filter(([id]) => id.toLowerCase().startsWith(name === 'profile-follower' ? 'follower' : name))
      .flatMap(([, policy]) => policy.PolicyDocument.Statement);
    const onItems = policies.flatMap(({ Action, Condition }) => {
      const keys = Object(Object(Condition)['ForAllValues:StringLike'])['dynamodb:LeadingKeys'];
      return keys === undefined ? [] : [JSON.stringify([[Action].flat().sort(), [keys].flat().sort()])];
    });
    expect(onItems.sort()).toEqual(told.sort());
  });

  test('mail that comes back for good reaches its Lambda, and that of this environment alone', () => {
    profiles.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': ['Email Bounced'],
        resources: [Match.anyValue()],
        detail: { bounce: { bounceType: ['Permanent'] } },
      },
      State: 'ENABLED',
    });
  });

  test('each alarm says what somebody suffers, and links a section of the runbook that is there', () => {
    for (const template of [jobs, profiles]) {
      for (const { Properties } of Object.values(template.findResources(ALARM))) {
        const anchor = /docs\/runbook\.md#([a-z-]+)$/.exec(Properties.AlarmDescription)?.[1];
        expect(sections).toContain(anchor);
      }
    }
  });
});
