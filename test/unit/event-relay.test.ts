import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { HANDLED_EVENTS } from '../../functions/event-relay/contract.ts';
import { environmentSchema } from '../../functions/event-relay/env.ts';
import { relayEvents } from '../../functions/event-relay/relay-events.ts';
import { createSendMessage } from '../../functions/event-relay/send-message.ts';
import { consumersOf, QUEUE_CONSUMERS } from '../../functions/queue-consumers.ts';
import { type EventType, eventSchema } from '../../shared/domain/events.ts';
import { logger } from '../../shared/observability/logger.ts';
import { readMessage, writeMessage } from '../../shared/stream/event-message.ts';
import { storedOn } from '../support/public-events.ts';

const sqs = mockClient(SQSClient);
afterAll(() => sqs.restore());

const urlOf = (consumer: string): string => `https://sqs.eu-west-3.amazonaws.com/1/${consumer}`;
const { QUEUE_URLS } = environmentSchema.parse({
  QUEUE_URLS: JSON.stringify(Object.fromEntries(QUEUE_CONSUMERS.map(({ name }) => [name, urlOf(name)]))),
});
const handler = relayEvents({ send: createSendMessage(new SQSClient({ region: 'eu-west-3' }), QUEUE_URLS) });

beforeEach(() => {
  logger.setLogLevel('SILENT');
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({ MessageId: 'taken' });
});

const stored = (type: EventType, changed: Record<string, unknown> = {}) =>
  eventSchema.parse({ ...storedOn(type, 1), ...changed });

/** A record as the stream hands it on. */
const record = (event: Record<string, unknown>, SequenceNumber = '1'): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber,
    NewImage: marshall(
      { PK: 'EVENTS#219200235', SK: `EVENT#${event.id}`, ...event },
      { removeUndefinedValues: true },
    ) as Record<string, AttributeValue>,
  },
});

const messages = () =>
  sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => ({
    queue: input.QueueUrl?.split('/').at(-1),
    event: readMessage(input.MessageBody ?? ''),
  }));
const queues = () =>
  messages()
    .map(({ queue }) => queue)
    .sort();
const DONE = { batchItemFailures: [] };
const failed = (...numbers: string[]) => ({
  batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('the relay', () => {
  it.each(HANDLED_EVENTS)(
    'puts %s into the queue of each consumer that handles it, and no other',
    async (type) => {
      expect(await handler({ Records: [record(stored(type))] })).toEqual(DONE);
      const handling = QUEUE_CONSUMERS.filter(({ events }) => events.some((each) => each === type));
      expect(handling.length).toBeGreaterThan(0);
      expect(queues()).toEqual(handling.map(({ name }) => name).sort());
    },
  );

  it('knows events of several consumers, of one, and of none', () => {
    expect(consumersOf('administrator-change.requested')).toEqual([
      'administrator-change-resumer',
      'notifications',
    ]);
    expect(consumersOf('person.inactive')).toEqual(['profile-follower']);
    expect(consumersOf('job.finished')).toEqual([]);
  });

  it('hands the whole event on, as it was stored', async () => {
    const event = stored('member.ended', { reason: 'Départ « à la retraite » \u2028 \uFFFF' });
    await handler({ Records: [record(event)] });
    expect(messages().map((message) => message.event)).toEqual([event, event]);
  });

  it('gives back what a queue does not take, once the other queues have it, and hands on the rest', async () => {
    sqs
      .on(SendMessageCommand, { QueueUrl: urlOf('administrator-change-resumer') })
      .rejectsOnce(Object.assign(new Error('busy'), { name: 'ThrottlingException' }))
      .resolves({ MessageId: 'taken' });
    const batch = [
      record(stored('administrator-change.requested'), '7'),
      record(stored('administrator-change.approved'), '8'),
    ];
    expect(await handler({ Records: batch })).toEqual(failed('7'));
    expect(queues()).toEqual([
      'administrator-change-resumer',
      'administrator-change-resumer',
      'letters',
      'notifications',
      'notifications',
    ]);
    expect(await handler({ Records: batch })).toEqual(DONE);
  });

  it('gives back a record without an event, and hands on the others', async () => {
    const Records = [record({ type: 'unheard.of' }, '1'), record(stored('person.inactive'), '2'), {}];
    expect(await handler({ Records })).toEqual(failed('1', ''));
    expect(queues()).toEqual(['profile-follower']);
  });

  it('gives back an event that no queue would take, without asking one', async () => {
    const grown = stored('member.ended', { data: { words: '\u0001'.repeat(200_000) } });
    expect(await handler({ Records: [record(grown)] })).toEqual(failed('1'));
    expect(messages()).toEqual([]);
  });

  it.each([
    ['nothing', '{}'],
    ['a queue that is missing', JSON.stringify({ ...QUEUE_URLS, letters: undefined })],
    ['no JSON', 'letters'],
  ])('does not start with an environment that names %s', (_name, text) => {
    expect(() => environmentSchema.parse({ QUEUE_URLS: text })).toThrow();
  });
});

describe('a message', () => {
  /**
   * What SQS takes, except for tabs and line ends:
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
   */
  const TAKEN = /^[ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

  it('holds any word that people may type, in characters that SQS takes', () => {
    const event = stored('member.ended', { reason: '\u0000\u001F"\\\uFFFE\uFFFF😀\uD800é' });
    const body = writeMessage(event);
    expect(body).toMatch(TAKEN);
    expect(readMessage(body)).toEqual(event);
  });

  it('holds an item of 400 KB with room to spare, with quotes', () => {
    const event = stored('member.ended', { data: { words: '"'.repeat(400 * 1_024) } });
    expect(readMessage(writeMessage(event))).toEqual(event);
  });
});
