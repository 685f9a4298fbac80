import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fedFromStream } from '../../local/fed-from-stream.ts';
import { type Event, eventSchema } from '../../shared/domain/events.ts';
import { logger } from '../../shared/observability/logger.ts';
import { writeMessage } from '../../shared/stream/event-message.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';
import { storedOn } from '../support/public-events.ts';

const eventOf = (id: string): Event => eventSchema.parse({ ...storedOn('member.ended', 1), id });
const message = (id: string) => ({ messageId: `message-${id}`, body: writeMessage(eventOf(id)) });
const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((id) => ({ itemIdentifier: `message-${id}` })),
});

let logged: unknown[][];
beforeEach(() => {
  logged = [];
  vi.spyOn(logger, 'error').mockImplementation((...line: unknown[]) => void logged.push(line));
});
afterEach(() => void vi.restoreAllMocks());

class Unavailable extends Error {
  override name = 'Unavailable';
}
const handle = async ({ id }: Event): Promise<void> => {
  if (id.startsWith('bad')) throw new Unavailable('marie@clamart.example is not there');
};

it('hands each event on, one after the other', async () => {
  const handled: unknown[] = [];
  const serve = serveEvents({ failed: 'not done', handle: async (event) => void handled.push(event) });
  expect(await serve({ Records: [message('a'), message('b')] })).toEqual(failed());
  expect(handled).toEqual([eventOf('a'), eventOf('b')]);
  expect(logged).toEqual([]);
});

it('gives back those that failed, and no others', async () => {
  const serve = serveEvents({ failed: 'not done', handle });
  const Records = [message('bad-1'), message('good'), message('bad-2')];
  expect(await serve({ Records })).toEqual(failed('bad-1', 'bad-2'));
  expect(logged).toEqual(
    ['bad-1', 'bad-2'].map((id) => [
      'not done',
      { messageId: `message-${id}`, event: id, code: 'Unavailable', error: expect.any(Unavailable) },
    ]),
  );
});

it('logs no more of a failure than its code and what the consumer adds, when its words may name people', async () => {
  const serve = serveEvents({ failed: 'mails not sent', handle, detail: () => ({ Mails: 1 }) });
  await serve({ Records: [message('bad')] });
  expect(logged).toEqual([
    ['mails not sent', { messageId: 'message-bad', event: 'bad', code: 'Unavailable', Mails: 1 }],
  ]);
});

it.each([
  ['no JSON', 'Marie, of Clamart'],
  ['no event', JSON.stringify({ reason: 'Marie, of Clamart' })],
])('gives back a message that is %s without repeating it, and hands on the others', async (_what, body) => {
  const handled: string[] = [];
  const serve = serveEvents({ failed: 'not done', handle: async ({ id }) => void handled.push(id) });
  const Records = [{ messageId: 'message-unread', body }, message('good')];
  expect(await serve({ Records })).toEqual(failed('unread'));
  expect(handled).toEqual(['good']);
  expect(JSON.stringify(logged)).not.toContain('Marie');
  expect(logged).toEqual([['not done', { messageId: 'message-unread', code: expect.any(String) }]]);
});

it('is fed from the stream on one machine, and gives back the numbers of its records', async () => {
  const handled: string[] = [];
  const serve = serveEvents({
    failed: 'not done',
    handle: async (event) => {
      await handle(event);
      handled.push(event.id);
    },
  });
  const record = (id: string, SequenceNumber: string): DynamoDBRecord => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber, NewImage: marshall(eventOf(id)) as Record<string, AttributeValue> },
  });
  const Records = [record('good', '100'), record('bad', '200')];
  expect(await fedFromStream(serve)({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '200' }] });
  expect(handled).toEqual(['good']);
});
