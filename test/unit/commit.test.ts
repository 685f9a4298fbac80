import {
  type CancellationReason,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { DomainError } from '../../shared/domain/errors.ts';
import { commit } from '../../shared/table/commit.ts';
import { StaleRead } from '../../shared/table/stale-read.ts';
import { documentsOf, type Table } from '../../shared/table/table.ts';
import type { Write } from '../../shared/table/write.ts';

const documents = mockClient(DynamoDBDocumentClient);
const table: Table = { name: 'register', documents: documentsOf(new DynamoDBClient({})) };
const item = { Put: { TableName: 'register', Item: { PK: 'P', SK: 'S' } } };
const card: Write = { item, refused: () => 'stale' };
const roster: Write = {
  item,
  refused: (stored) => (stored?.size === 1 ? new DomainError('last-administrator') : 'stale'),
};

const failed: CancellationReason = { Code: 'ConditionalCheckFailed' };
const alone: CancellationReason = { ...failed, Item: { size: { N: '1' } } };
const none: CancellationReason = { Code: 'None' };

afterAll(() => documents.restore());

beforeEach(() => {
  documents.reset();
});

const outcome = async (CancellationReasons: CancellationReason[]): Promise<unknown> => {
  const canceled = { message: 'canceled', $metadata: {}, CancellationReasons };
  documents.on(TransactWriteCommand).rejects(new TransactionCanceledException(canceled));
  return commit(table, [card, roster], 'token').catch((error: unknown) => error);
};

test.each([
  ['a changed card', [failed, none]],
  ['a changed card, whatever else fails', [failed, alone]],
  ['a roster that has changed', [none, failed]],
  ['a conflict', [{ Code: 'TransactionConflict' }, none]],
  ['throttling', [none, { Code: 'ThrottlingError' }]],
  ['exceeded throughput', [none, { Code: 'ProvisionedThroughputExceeded' }]],
])('%s is reported as a stale read, to decide again', async (_, reasons) => {
  expect(await outcome(reasons)).toBeInstanceOf(StaleRead);
});

test('the refusal of a condition is reported as what the stored item means', async () => {
  expect(await outcome([none, alone])).toEqual(new DomainError('last-administrator'));
});

test('a transaction that could never succeed keeps its own error', async () => {
  expect(await outcome([{ Code: 'ValidationError' }, none])).toBeInstanceOf(TransactionCanceledException);
});

test('more writes than one transaction holds are refused before they are sent', async () => {
  documents.on(TransactWriteCommand).resolves({});
  await commit(table, Array(100).fill(card), 'token');
  await expect(commit(table, Array(101).fill(card), 'token')).rejects.toEqual(
    new DomainError('too-many-mandates'),
  );
  expect(documents.commandCalls(TransactWriteCommand)).toHaveLength(1);
});

test('all writes go as one transaction under the token of the attempt', async () => {
  documents.on(TransactWriteCommand).resolves({});
  await commit(table, [card, roster], 'token');
  const sent = documents.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input);
  expect(sent).toEqual([{ ClientRequestToken: 'token', TransactItems: [item, item] }]);
});

test('no writes call nothing', async () => {
  await commit(table, [], 'token');
  expect(documents.calls()).toHaveLength(0);
});
