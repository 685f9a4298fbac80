import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { batchPut, UnprocessedItems } from '../../shared/table/batch-put.ts';
import { documentsOf, type Table } from '../../shared/table/table.ts';

const documents = mockClient(DynamoDBDocumentClient);
const table: Table = { name: 'register', documents: documentsOf(new DynamoDBClient({})) };
const items = Array.from({ length: 60 }, (_, index) => ({ PK: `P${index}` }));
const unprocessed = (PK: string) => ({
  UnprocessedItems: { register: [{ PutRequest: { Item: { PK } } }] },
});

let pauses: number[] = [];
const put = (wanted: typeof items) =>
  batchPut(table, wanted, async (milliseconds) => pauses.push(milliseconds));

const keysSent = (): unknown[][] =>
  documents
    .commandCalls(BatchWriteCommand)
    .map(({ args }) =>
      (args[0].input.RequestItems?.register ?? []).map(({ PutRequest }) => PutRequest?.Item?.PK),
    );

afterAll(() => documents.restore());

beforeEach(() => {
  documents.reset();
  pauses = [];
});

test('writes every item once, 25 per call', async () => {
  documents.on(BatchWriteCommand).resolves({});
  await put(items);
  expect(keysSent().map(({ length }) => length)).toEqual([25, 25, 10]);
  expect(keysSent().flat()).toEqual(items.map(({ PK }) => PK));
});

test('sends again what DynamoDB leaves unprocessed, and nothing else', async () => {
  documents.on(BatchWriteCommand).resolvesOnce(unprocessed('P3')).resolves({});
  await put(items.slice(0, 5));
  expect(keysSent()).toEqual([['P0', 'P1', 'P2', 'P3', 'P4'], ['P3']]);
  expect(pauses).toHaveLength(1);
});

test('gives up after ten tries and at most a minute of waiting', async () => {
  documents.on(BatchWriteCommand).resolves(unprocessed('P0'));
  await expect(put(items.slice(0, 1))).rejects.toThrow(UnprocessedItems);
  expect(keysSent()).toHaveLength(10);
  expect(pauses.reduce((total, pause) => total + pause, 0)).toBeLessThan(60_000);
});

test('calls nothing for no items', async () => {
  await put([]);
  expect(keysSent()).toEqual([]);
});
