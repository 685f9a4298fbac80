import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { HANDLED_EVENTS as RELAYED } from '../../functions/event-relay/contract.ts';
import { environmentSchema } from '../../functions/event-relay/env.ts';
import { QUEUE_CONSUMERS } from '../../functions/queue-consumers.ts';
import { EVENT_TYPES } from '../../shared/domain/events.ts';
import { functionsIn } from '../support/deployed-functions.ts';
import { allTemplates } from '../support/synthesise.ts';
import { arnSchema, refSchema, resourcesOf } from '../support/template-resources.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
const LONGEST_FILTER = 4_096;
const TWO_WEEKS = 14 * 86_400;

const mappingSchema = z.object({
  EventSourceArn: z.union([z.object({ 'Fn::ImportValue': z.string() }), arnSchema]),
  FunctionName: refSchema,
  FilterCriteria: z.optional(z.object({ Filters: z.array(z.object({ Pattern: z.string() })) })),
  BatchSize: z.number(),
  FunctionResponseTypes: z.array(z.string()),
  ScalingConfig: z.optional(z.object({ MaximumConcurrency: z.number() })),
});

const queueSchema = z.object({
  SqsManagedSseEnabled: z.literal(true),
  MessageRetentionPeriod: z.number(),
  VisibilityTimeout: z.optional(z.number()),
  RedrivePolicy: z.optional(z.object({ deadLetterTargetArn: arnSchema, maxReceiveCount: z.number() })),
});

const policySchema = z.object({
  Queues: z.array(refSchema),
  PolicyDocument: z.object({ Statement: z.array(z.unknown()) }),
});

/** The event source mappings of a stack, each with the name of its Lambda and its queue, if it has one. */
const mappingsIn = (template: Template) => {
  const functions = functionsIn(template);
  const queues = resourcesOf(template, 'AWS::SQS::Queue', queueSchema);
  return [...resourcesOf(template, 'AWS::Lambda::EventSourceMapping', mappingSchema).values()].map(
    (mapping) => {
      const { EventSourceArn: source, FunctionName: lambda } = mapping;
      const fed = functions.find(({ logicalId }) => logicalId === lambda.Ref);
      if (fed === undefined) throw new Error('a mapping without a Lambda');
      const queueId = 'Fn::GetAtt' in source ? source['Fn::GetAtt'][0] : undefined;
      const queue = queueId === undefined ? undefined : queues.get(queueId);
      return { ...mapping, name: fed.name, fed, queueId, queue, queues, template };
    },
  );
};

describe.each(allTemplates())('in %s', (_environment, { seenFromApi: _, ...templates }) => {
  const mappings = Object.values(templates).flatMap(mappingsIn);
  const ofQueues = mappings.filter(({ queue }) => queue !== undefined);
  const [relay] = functionsIn(templates.relay);

  test('two read the stream: the publisher, which needs its order, and the relay', () => {
    const readers = mappings.filter(({ EventSourceArn }) =>
      JSON.stringify(EventSourceArn).includes('StreamArn'),
    );
    expect(readers.map(({ name }) => name).sort()).toEqual(['event-publisher', 'event-relay']);
    const allowed = Object.values(templates)
      .flatMap(functionsIn)
      .filter(({ statements }) => statements.some(({ actions }) => actions.includes('dynamodb:GetRecords')));
    expect(allowed.map(({ name }) => name).sort()).toEqual(['event-publisher', 'event-relay']);
  });

  test('each consumer that needs no order has its own queue', () => {
    expect(ofQueues.map(({ name }) => name).sort()).toEqual(QUEUE_CONSUMERS.map(({ name }) => name).sort());
    expect(mappings).toHaveLength(2 + QUEUE_CONSUMERS.length);
  });

  test.each(ofQueues)('an event waits for $name, encrypted, as long as SQS keeps one', ({ queue }) => {
    expect(queue).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: TWO_WEEKS });
  });

  test.each(ofQueues)('no queue of $name is reached without TLS', ({ template, queues }) => {
    const policies = [...resourcesOf(template, 'AWS::SQS::QueuePolicy', policySchema).values()];
    for (const id of queues.keys()) {
      const own = policies.filter(({ Queues }) => Queues.some(({ Ref }) => Ref === id));
      expect(own.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  test.each(ofQueues)(
    '$name gives back only what failed, which comes again and is then kept for people',
    (mapping) => {
      const { queue, queues, queueId, FunctionResponseTypes, BatchSize, fed, ScalingConfig } = mapping;
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(BatchSize).toBe(10);
      expect(ScalingConfig?.MaximumConcurrency).toBe(5);
      expect(queue?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * fed.properties.Timeout);
      expect(queue?.RedrivePolicy?.maxReceiveCount).toBe(10);
      const [deadLetters = ''] = queue?.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'] ?? [];
      expect(deadLetters).not.toBe(queueId);
      expect(queues.get(deadLetters)?.MessageRetentionPeriod).toBe(TWO_WEEKS);
    },
  );

  test.each(ofQueues)('an event that waits for $name, or was given up, raises an alarm', (mapping) => {
    const { template, queueId, queue } = mapping;
    const [deadLetters] = queue?.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'] ?? [];
    for (const [MetricName, id] of [
      ['ApproximateAgeOfOldestMessage', queueId],
      ['ApproximateNumberOfMessagesVisible', deadLetters],
    ]) {
      const Dimensions = [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [id, 'QueueName'] } }];
      template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName, Dimensions });
    }
  });

  test('the relay is woken by the events that some consumer handles, and by nothing else', () => {
    const handled = new Set<string>(QUEUE_CONSUMERS.flatMap(({ events }) => [...events]));
    expect(RELAYED).toEqual(EVENT_TYPES.filter((type) => handled.has(type)));
    const [mapping] = mappingsIn(templates.relay);
    const patterns = mapping?.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [];
    expect(patterns.map((pattern) => JSON.parse(pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: RELAYED } } } },
    ]);
    expect(patterns.join().length).toBeLessThanOrEqual(LONGEST_FILTER);
  });

  test('the relay finds the environment that it parses, with the queue of each consumer', () => {
    const { POWERTOOLS_SERVICE_NAME: _name, ...variables } = relay?.properties.Environment.Variables ?? {};
    const joined = z.object({
      QUEUE_URLS: z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }),
    });
    const [, parts] = joined.parse(variables).QUEUE_URLS['Fn::Join'];
    const url = (part: unknown): string => `https://sqs.example/${Object(part)['Fn::ImportValue']}`;
    const text = parts.map((part) => (typeof part === 'string' ? part : url(part))).join('');
    const { QUEUE_URLS } = environmentSchema.parse({ QUEUE_URLS: text });
    expect(new Set(Object.values(QUEUE_URLS)).size).toBe(QUEUE_CONSUMERS.length);
    for (const { name, queueId, template } of ofQueues) {
      const [exported] = Object.values(template.findOutputs('*', { Value: { Ref: queueId } }));
      expect(QUEUE_URLS[name as keyof typeof QUEUE_URLS]).toBe(
        `https://sqs.example/${exported?.Export.Name}`,
      );
    }
  });

  test('the relay may send to those queues, and reads nothing of the table but its stream', () => {
    const allowed = relay?.statements.flatMap(({ actions, resources }) =>
      actions.map((action) => ({ action, resources })),
    );
    const actions = allowed?.map(({ action }) => action).filter((action) => !/^(logs|xray):/.test(action));
    expect(actions?.toSorted()).toEqual([
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'kms:Decrypt',
      'kms:DescribeKey',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
      'sqs:SendMessage',
    ]);
    const targets = allowed
      ?.filter(({ action }) => action === 'sqs:SendMessage')
      .flatMap(({ resources }) => resources);
    // The consumers' dead letters, and its own.
    expect(targets).toHaveLength(QUEUE_CONSUMERS.length + 1);
    expect(JSON.stringify(targets)).not.toContain('*');
  });

  test('a record that was given up raises an alarm, and so does a late relay', () => {
    for (const MetricName of ['ApproximateNumberOfMessagesVisible', 'IteratorAge']) {
      templates.relay.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName });
    }
  });
});
