import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, inject, test, vi } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { openLocalClient } from '../../local/open-local-table.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import { listDue } from '../../shared/table/due-queue.ts';
import { createTestTable } from '../support/local-table.ts';
import { registerAccount } from '../support/people.ts';

test('the local table has the keys, indexes, stream and time to live of the deployed one', async () => {
  const { name, documents } = await createTestTable();
  const { Table } = await documents.send(new DescribeTableCommand({ TableName: name }));
  expect(Table).toMatchObject({
    KeySchema: [
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  });
  const indexes = Table?.GlobalSecondaryIndexes?.map(
    ({ IndexName, Projection }) => `${IndexName} ${Projection?.ProjectionType}`,
  );
  expect(indexes?.toSorted()).toEqual(['byDeadline ALL', 'byDue INCLUDE', 'byPerson ALL']);
  const { TimeToLiveDescription } = await documents.send(new DescribeTimeToLiveCommand({ TableName: name }));
  expect(TimeToLiveDescription).toEqual({ AttributeName: 'ttlSeconds', TimeToLiveStatus: 'ENABLED' });
});

test('a table that is there already is left as it is', async () => {
  const { name } = await createTestTable();
  expect(await createTable(openLocalClient(inject('dynamoDbEndpoint')), name)).toBe(false);
});

test('data kept from before an index was added gets it, and is found by it at once', async () => {
  const table = await createTestTable();
  const { name, documents } = table;
  const indexes = async () => {
    const { Table } = await documents.send(new DescribeTableCommand({ TableName: name }));
    return Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).toSorted();
  };
  await registerAccount(table, 'ana');
  await documents.send(
    new UpdateTableCommand({
      TableName: name,
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byDue' } }],
    }),
  );
  await vi.waitFor(async () => expect(await indexes()).toEqual(['byDeadline', 'byPerson']), 10_000);
  expect(await createTable(openLocalClient(inject('dynamoDbEndpoint')), name)).toBe(false);
  expect(await indexes()).toEqual(['byDeadline', 'byDue', 'byPerson']);
  const due = [];
  for await (const page of listDue(table, 'PROFILE', toInstant('2027-06-01T00:00:00Z'))) due.push(...page);
  expect(due).toHaveLength(1);
});
