import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import type { FedLambda } from '../../local/deliver-records.ts';
import { startStreamPoller } from '../../local/stream-poller.ts';
import type { Table } from '../../shared/table/table.ts';
import { createTestTable } from '../support/local-table.ts';
import { PATIENCE_MILLISECONDS } from '../support/patience.ts';

const TRIES = 3;

let table: Table;
let folder: string;
let stops: (() => Promise<void>)[];
let buried: string[];

beforeEach(async () => {
  table = await createTestTable({ withStream: true });
  folder = mkdtempSync(join(tmpdir(), 'trousseau-stream-'));
  stops = [];
  buried = [];
});
afterEach(async () => {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true });
});

const put = async (...names: string[]): Promise<void> => {
  for (const name of names) {
    await table.documents.put({ TableName: table.name, Item: { PK: name, SK: 'ITEM' } });
  }
};
const nameOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.Keys?.PK?.S ?? '';
const namesOf = ({ Records }: DynamoDBStreamEvent): string[] => Records.map(nameOf);
const numberOf = (event: DynamoDBStreamEvent, name: string) => ({
  itemIdentifier: event.Records.find((record) => nameOf(record) === name)?.dynamodb?.SequenceNumber ?? '',
});

const QUICK = { tries: TRIES, pauseMilliseconds: 1 };

const poll = async (consumers: FedLambda[], retry = QUICK): Promise<() => Promise<void>> => {
  const stop = await startStreamPoller({
    endpoint: inject('dynamoDbEndpoint'),
    table: table.name,
    consumers,
    folder,
    onDeadLetter: (consumer, record) => buried.push(`${consumer} ${nameOf(record)}`),
    onFailure: () => {},
    pollMilliseconds: 10,
    retry,
  });
  stops.push(stop);
  return stop;
};

/** A consumer that notes what it was given, batch by batch. */
const listener = (name: string, answer: (event: DynamoDBStreamEvent) => unknown = () => undefined) => {
  const batches: string[][] = [];
  const consumer: FedLambda = {
    name,
    wants: () => true,
    handler: async (event) => {
      batches.push(namesOf(event));
      return (await answer(event)) as Awaited<ReturnType<FedLambda['handler']>>;
    },
  };
  return { consumer, batches };
};

const until = (check: () => void): Promise<void> =>
  vi.waitFor(check, { timeout: PATIENCE_MILLISECONDS, interval: 10 });

it('hands on what was written in order, to each consumer that wants it', async () => {
  const all = listener('all');
  const some = listener('some');
  some.consumer.wants = (record) => nameOf(record) !== 'second';
  await put('first', 'second');
  await poll([all.consumer, some.consumer]);
  await put('third');
  await until(() => expect(all.batches.flat()).toEqual(['first', 'second', 'third']));
  await until(() => expect(some.batches.flat()).toEqual(['first', 'third']));
});

it('gives a record the shape that Lambda gives it', async () => {
  const records: DynamoDBRecord[] = [];
  const { consumer } = listener('shape', (event) => void records.push(...event.Records));
  const Item = {
    ...{ PK: 'item', SK: 'ITEM', text: 'é', number: 1.5, yes: true, nothing: null, empty: {} },
    ...{ bytes: Buffer.from('hello'), list: ['a', { b: 1 }], set: new Set(['x']) },
  };
  await table.documents.put({ TableName: table.name, Item });
  await poll([consumer]);
  await until(() => expect(records).toHaveLength(1));
  expect(JSON.parse(JSON.stringify(records[0]))).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: expect.stringContaining(table.name),
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      SequenceNumber: expect.stringMatching(/^\d+$/),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      Keys: { PK: { S: 'item' }, SK: { S: 'ITEM' } },
      NewImage: {
        text: { S: 'é' },
        number: { N: '1.5' },
        yes: { BOOL: true },
        nothing: { NULL: true },
        empty: { M: {} },
        bytes: { B: 'aGVsbG8=' },
        list: { L: [{ S: 'a' }, { M: { b: { N: '1' } } }] },
        set: { SS: ['x'] },
      },
    },
  });
});

it('goes on after a restart where it was', async () => {
  const before = listener('same');
  await put('first', 'second');
  const stop = await poll([before.consumer]);
  await until(() => expect(before.batches.flat()).toEqual(['first', 'second']));
  await stop();
  await put('third');
  const after = listener('same');
  await poll([after.consumer]);
  await until(() => expect(after.batches.flat()).toEqual(['third']));
});

it('gives again after a restart what was unfinished at the stop, which waits for no further try', async () => {
  const failing = listener('same', (event) => ({ batchItemFailures: [numberOf(event, 'second')] }));
  await put('first', 'second');
  const stop = await poll([failing.consumer], { tries: TRIES, pauseMilliseconds: 600_000 });
  await until(() => expect(failing.batches).toEqual([['first', 'second']]));
  await stop();
  const after = listener('same');
  await poll([after.consumer]);
  await until(() => expect(after.batches.flat()).toEqual(['first', 'second']));
  expect(buried).toEqual([]);
});

it('comes again from the failed record on, and not before it', async () => {
  let left = TRIES - 1;
  const { consumer, batches } = listener('partial', (event) => ({
    batchItemFailures: left-- > 0 ? [numberOf(event, 'second')] : [],
  }));
  await put('first', 'second', 'third');
  await poll([consumer]);
  await until(() => expect(batches).toHaveLength(3));
  expect(batches).toEqual([
    ['first', 'second', 'third'],
    ['second', 'third'],
    ['second', 'third'],
  ]);
  expect(buried).toEqual([]);
});

it('drops a record that always fails, after its tries, and goes on with the next', async () => {
  const { consumer, batches } = listener('partial', (event) => ({
    batchItemFailures: namesOf(event).includes('bad') ? [numberOf(event, 'bad')] : [],
  }));
  await put('first', 'bad', 'last');
  await poll([consumer]);
  await until(() => expect(batches.at(-1)).toEqual(['last']));
  expect(batches.flat().filter((name) => name === 'bad')).toHaveLength(TRIES);
  expect(buried).toEqual(['partial bad']);
});

it('finds the bad record of a batch for a handler that only throws, and loses none of the others', async () => {
  const done: string[] = [];
  const { consumer } = listener('throwing', (event) => {
    if (namesOf(event).includes('bad')) throw new Error('cannot');
    done.push(...namesOf(event));
  });
  await put('first', 'bad', 'last');
  await poll([consumer]);
  await until(() => expect(done).toEqual(['first', 'last']));
  expect(buried).toEqual(['throwing bad']);
});

it('lets no consumer wait for another', async () => {
  const gate = Promise.withResolvers<void>();
  const stuck = listener('stuck', () => gate.promise);
  const free = listener('free');
  await put('first', 'second');
  await poll([stuck.consumer, free.consumer]);
  await until(() => expect(stuck.batches).toHaveLength(1));
  await put('third');
  await until(() => expect(free.batches.flat()).toEqual(['first', 'second', 'third']));
  expect(stuck.batches).toHaveLength(1);
  gate.resolve();
});
