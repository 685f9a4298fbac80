import { readFileSync } from 'node:fs';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { JOB_MINUTES, scheduledJobs } from '../../functions/jobs/contract.ts';
import { environmentSchema, sireneEnvironmentSchema } from '../../functions/jobs/env.ts';
import { readSettings } from '../../infra/config.ts';
import { WORKER_TABLE_ACCESS } from '../../infra/table-access.ts';
import { allTemplates, synthesise } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const FUNCTION = 'AWS::Lambda::Function';
const ALARM = 'AWS::CloudWatch::Alarm';
const RATES: Record<number, string> = { 60: 'rate(1 hour)', 1440: 'rate(1 day)' };
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

describe.each(allTemplates())('in %s', (name, { jobs, profiles }) => {
  const { sirene } = readSettings(name);
  const scheduled = scheduledJobs({ sirene: sirene !== undefined });
  const [queue = 'no queue'] = Object.keys(jobs.findResources('AWS::SQS::Queue'));
  const [lambda = 'no Lambda'] = Object.keys(jobs.findResources(FUNCTION));
  const toQueue = { 'Fn::GetAtt': [queue, 'Arn'] };

  test.each(scheduled)('%s has its schedule, which retries and then gives up into a queue', (job) => {
    jobs.hasResourceProperties(SCHEDULE, {
      ScheduleExpression: RATES[JOB_MINUTES[job]] ?? `rate(${JOB_MINUTES[job] / 60} hours)`,
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      State: 'ENABLED',
      Target: {
        Arn: { 'Fn::GetAtt': [lambda, 'Arn'] },
        Input: JSON.stringify({ job }),
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3_600 },
        DeadLetterConfig: { Arn: toQueue },
      },
    });
  });

  test('there is no other schedule, and nothing else is invoked', () => {
    jobs.resourceCountIs(SCHEDULE, scheduled.length);
    jobs.resourceCountIs(FUNCTION, 1);
  });

  test('a failed run is retried, then kept in an encrypted queue, and raises an alarm', () => {
    jobs.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    jobs.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: lambda },
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: toQueue } },
    });
    jobs.hasResourceProperties(ALARM, {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
      AlarmDescription: Match.stringLikeRegexp('not notified'),
    });
  });

  test.each(scheduled)('three runs of %s in a row that are not completed raise an alarm', (job) => {
    jobs.hasResourceProperties(ALARM, {
      MetricName: 'JobOutcomes',
      Statistic: 'SampleCount',
      Dimensions: [
        { Name: 'job', Value: job },
        { Name: 'outcome', Value: 'unfinished' },
      ],
      EvaluationPeriods: 3,
      Period: JOB_MINUTES[job] * 60,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  test('the Lambda has time to work, and finds the environment that it parses', () => {
    jobs.hasResourceProperties(FUNCTION, {
      Timeout: 300,
      Environment: {
        Variables: Object.fromEntries(
          Object.keys(environmentSchema.shape)
            .filter((variable) => sirene !== undefined || !(variable in sireneEnvironmentSchema.shape))
            .map((variable) => [variable, Match.anyValue()]),
        ),
      },
    });
  });

  test('heads are added to a bucket that lets nobody rewrite them, in prod not even the owner', () => {
    jobs.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: {
        Rule: {
          DefaultRetention:
            name === 'prod' ? { Mode: 'COMPLIANCE', Days: 3_653 } : { Mode: 'GOVERNANCE', Days: 1 },
        },
      },
    });
    const statements = [...resourcesOf(jobs, 'AWS::IAM::Policy', policySchema).values()].flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
    const onFiles = statements.filter(({ Action }) => JSON.stringify(Action).includes('s3:'));
    expect(onFiles.map(({ Action }) => Action)).toEqual(['s3:PutObject']);
    expect(JSON.stringify(onFiles[0]?.Resource)).toContain('/heads/*');
  });

  test.each([
    ['jobs', jobs],
    ['profile-follower', profiles],
    ['bounces', profiles],
  ] as const)('%s may do with the table what its rows say', (name, template) => {
    const declared = WORKER_TABLE_ACCESS[name].map(({ actions, partitions }) =>
      JSON.stringify([actions.map((action) => `dynamodb:${action}`).sort(), [...partitions].sort()]),
    );
    const policies = [...resourcesOf(template, 'AWS::IAM::Policy', policySchema)]
      .filter(([id]) => id.toLowerCase().startsWith(name === 'profile-follower' ? 'follower' : name))
      .flatMap(([, policy]) => policy.PolicyDocument.Statement);
    const onItems = policies.flatMap(({ Action, Condition }) => {
      const keys = Object(Object(Condition)['ForAllValues:StringLike'])['dynamodb:LeadingKeys'];
      return keys === undefined ? [] : [JSON.stringify([[Action].flat().sort(), [keys].flat().sort()])];
    });
    expect(onItems.sort()).toEqual(declared.sort());
  });

  test('bounces reach their Lambda, and only those of this environment', () => {
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

  test('each alarm says what people suffer, and links an existing section of the runbook', () => {
    for (const template of [jobs, profiles]) {
      for (const { Properties } of Object.values(template.findResources(ALARM))) {
        const anchor = /docs\/runbook\.md#([a-z-]+)$/.exec(Properties.AlarmDescription)?.[1];
        expect(sections).toContain(anchor);
      }
    }
  });
});

const withSirene = allTemplates().flatMap(([name, { jobs }]) => {
  const { sirene } = readSettings(name);
  return sirene === undefined ? [] : [{ name, jobs, sirene }];
});

describe.each(withSirene)('in $name, which follows Sirene,', ({ jobs, sirene }) => {
  test('the key of INSEE’s API is read by its name alone', () => {
    jobs.hasResourceProperties(FUNCTION, {
      Environment: {
        Variables: {
          INSEE_API_URL: 'https://api.insee.fr/api-sirene/3.11',
          INSEE_API_KEY_SECRET_NAME: sirene.keySecretName,
        },
      },
    });
    const statements = [...resourcesOf(jobs, 'AWS::IAM::Policy', policySchema).values()].flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
    const onSecrets = statements.filter(({ Action }) => JSON.stringify(Action).includes('secretsmanager'));
    expect(onSecrets.map(({ Action }) => Action)).toEqual(['secretsmanager:GetSecretValue']);
    expect(JSON.stringify(onSecrets[0]?.Resource)).toContain(`:secret:${sirene.keySecretName}-??????`);
  });

  test('two days without a run that read all of INSEE’s changes raise an alarm', () => {
    jobs.hasResourceProperties(ALARM, {
      MetricName: 'JobOutcomes',
      Statistic: 'Minimum',
      Dimensions: [
        { Name: 'job', Value: 'sync-sirene' },
        { Name: 'outcome', Value: 'unfinished' },
      ],
      EvaluationPeriods: 8,
      Period: 21_600,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
      AlarmDescription: Match.stringLikeRegexp('sirene-is-read-late$'),
    });
  });
});

test('without the name of a key sync-sirene is not scheduled, and the synthesis says so in one sentence', () => {
  const { stacks } = synthesise('dev');
  expect(Annotations.fromStack(stacks.jobs).findInfo('*', Match.anyValue())).toEqual([
    expect.objectContaining({
      entry: expect.objectContaining({
        data: expect.stringMatching(/^sync-sirene is not scheduled: [^.]+\.$/),
      }),
    }),
  ]);
  expect(JSON.stringify(Template.fromStack(stacks.jobs).toJSON())).not.toMatch(/sync-sirene|INSEE/);
});
