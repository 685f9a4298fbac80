import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DomainError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instants.ts';
import { StaleRead } from '../../shared/table/stale-read.ts';
import { documentsOf } from '../../shared/table/table.ts';
import type { Write } from '../../shared/table/write.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';

const documents = mockClient(DynamoDBDocumentClient);
const table = { name: 'register', documents: documentsOf(new DynamoDBClient({})) };
const writes: Write[] = [
  { item: { Put: { TableName: 'register', Item: { PK: 'P', SK: 'S' } } }, refused: () => 'stale' },
];
const overtaken = new TransactionCanceledException({
  message: 'canceled',
  $metadata: {},
  CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
});

let tokens = 0;
const context = {
  table,
  clock: () => instantOf(0),
  newId: () => {
    tokens += 1;
    return `token-${tokens}`;
  },
};
let pauses: number[] = [];
const pause = async (milliseconds: number) => pauses.push(milliseconds);
const sent = () => documents.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input);

beforeEach(() => {
  documents.reset();
  pauses = [];
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => documents.restore());

test('what others overtook is decided again, and stored under a token of its own', async () => {
  documents.on(TransactWriteCommand).rejectsOnce(overtaken).resolves({});
  const decide = vi.fn(async (_: unknown, attempt: number) => ({ value: `attempt ${attempt}`, writes }));
  expect(await carryOut(context, decide, { pause })).toBe('attempt 1');
  expect(decide).toHaveBeenCalledTimes(2);
  const [first, second] = sent().map(({ ClientRequestToken }) => ClientRequestToken);
  expect(second).not.toBe(first);
});

test('a decision may itself find that it must be made again', async () => {
  documents.on(TransactWriteCommand).resolves({});
  const decide = vi.fn(async (_: unknown, attempt: number) => {
    if (attempt < 2) throw new StaleRead();
    return { value: 'done', writes };
  });
  expect(await carryOut(context, decide, { pause })).toBe('done');
  expect(sent()).toHaveLength(1);
});

test('pauses grow and are never the same for two that are in each other’s way', async () => {
  documents.on(TransactWriteCommand).rejects(overtaken);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  await carryOut(context, async () => ({ value: 0, writes }), { pause }).catch(() => {});
  expect(pauses).toEqual([12, 24, 48, 96, 192, 384, 768]);
  vi.spyOn(Math, 'random').mockReturnValue(0);
  pauses = [];
  await carryOut(context, async () => ({ value: 0, writes }), { pause }).catch(() => {});
  expect(pauses).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('after eight attempts it is told that others always came first', async () => {
  documents.on(TransactWriteCommand).rejects(overtaken);
  const decide = vi.fn(async () => ({ value: 0, writes }));
  await expect(carryOut(context, decide, { pause })).rejects.toBeInstanceOf(StaleRead);
  expect(decide).toHaveBeenCalledTimes(8);
});

test('no attempt begins after ten seconds', async () => {
  documents.on(TransactWriteCommand).rejects(overtaken);
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const decide = vi.fn(async () => {
    now += 4_000;
    return { value: 0, writes };
  });
  await expect(carryOut(context, decide, { pause })).rejects.toBeInstanceOf(StaleRead);
  expect(decide).toHaveBeenCalledTimes(3);
});

test.each([
  ['a rule that refuses', new DomainError('forbidden')],
  ['a failure', new Error('no network')],
])('%s ends it at once', async (_, error) => {
  const decide = vi.fn(async () => {
    throw error;
  });
  await expect(carryOut(context, decide, { pause })).rejects.toBe(error);
  expect(decide).toHaveBeenCalledTimes(1);
  expect(pauses).toEqual([]);
});
