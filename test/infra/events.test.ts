import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { environmentSchema } from '../../functions/event-publisher/env.ts';
import { readSettings } from '../../infra/config.ts';
import { PUBLISHED_EVENTS } from '../../shared/public-events/public-events.ts';
import { functionsIn } from '../support/deployed-functions.ts';
import { allTemplates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const ALARM = 'AWS::CloudWatch::Alarm';

const mappingSchema = z.object({
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }),
});

describe.each(allTemplates())('in %s', (environment, { events }) => {
  const settings = readSettings(environment);
  const [bus = 'no bus'] = Object.keys(events.findResources('AWS::Events::EventBus'));
  const [publisher] = functionsIn(events);

  test('published events can be replayed for as long as the settings say', () => {
    events.hasResourceProperties('AWS::Events::Archive', {
      SourceArn: { 'Fn::GetAtt': [bus, 'Arn'] },
      EventPattern: { source: [`urn:trousseau:${environment}`] },
      RetentionDays: settings.eventArchiveDays,
    });
  });

  test('the publisher finds the environment that it parses', () => {
    const { POWERTOOLS_SERVICE_NAME: _, ...variables } = publisher?.properties.Environment.Variables ?? {};
    expect(variables).toEqual({ EVENT_BUS_NAME: { Ref: bus }, EVENT_SOURCE: `urn:trousseau:${environment}` });
    expect(environmentSchema.parse({ ...variables, EVENT_BUS_NAME: bus })).toBeDefined();
  });

  test('the publisher may put events on this bus, and reads nothing of the table but its stream', () => {
    const allowed = publisher?.statements.flatMap(({ actions, resources }) =>
      actions.map((action) => ({ action, resources })),
    );
    const actions = allowed?.map(({ action }) => action).filter((action) => !/^(logs|xray):/.test(action));
    expect(actions?.toSorted()).toEqual([
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'events:PutEvents',
      'kms:Decrypt',
      'kms:DescribeKey',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ]);
    expect(allowed?.find(({ action }) => action === 'events:PutEvents')?.resources).toEqual([
      { 'Fn::GetAtt': [bus, 'Arn'] },
    ]);
  });

  test('the publisher is woken by the published events, and by nothing else', () => {
    const [mapping] = resourcesOf(events, 'AWS::Lambda::EventSourceMapping', mappingSchema).values();
    expect(mapping?.FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: [...PUBLISHED_EVENTS] } } } },
    ]);
  });

  test('records of one shard are published one batch after the other, to keep their order', () => {
    events.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ParallelizationFactor: Match.absent(),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
    });
  });

  test('an event that was given up is kept and raises an alarm, and so do late events', () => {
    const [queue] = Object.keys(events.findResources('AWS::SQS::Queue'));
    events.hasResourceProperties(ALARM, {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
      AlarmDescription: Match.stringLikeRegexp(
        'An event was not published.*docs/runbook.md#events-are-not-published',
      ),
    });
    events.hasResourceProperties(ALARM, {
      MetricName: 'IteratorAge',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: publisher?.logicalId } }],
      Threshold: 600_000,
      AlarmDescription: Match.stringLikeRegexp('published late.*docs/runbook.md#events-are-not-published'),
    });
  });
});
