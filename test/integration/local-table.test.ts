import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, inject, onTestFinished, test } from 'vitest';
import { chooseEngine } from '../../local/choose-engine.ts';
import { createTable } from '../../local/create-table.ts';
import { openLocalClient, openLocalTable } from '../../local/open-local-table.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import { listDue } from '../../shared/table/due-queue.ts';
import { createTestTable } from '../support/local-table.ts';
import { registerAccount } from '../support/people/people.ts';

test('the local table has the keys, indexes, stream and time to live of the deployed one', async () => {
  const { name, documents } = await createTestTable({ withStream: true });
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

test('an existing table is left as it is', async () => {
  const { name } = await createTestTable({ withStream: true });
  expect(await createTable(openLocalClient(inject('dynamoDbEndpoint')), name)).toBe(false);
});

/** In an engine of its own: beside other tests one may take minutes to fill an index, alone a second. */
test('data kept from before an index was added gets it, and is found by it at once', async () => {
  const { endpoint, stop } = await chooseEngine().start({});
  onTestFinished(stop);
  const older = openLocalTable(endpoint, 'older');
  await older.documents.send(
    new CreateTableCommand({
      TableName: older.name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['PK', 'SK'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    }),
  );
  await registerAccount(older, 'ana');
  expect(await createTable(openLocalClient(endpoint), older.name)).toBe(false);
  const { Table } = await older.documents.send(new DescribeTableCommand({ TableName: older.name }));
  const indexes = Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName);
  expect(indexes?.toSorted()).toEqual(['byDeadline', 'byDue', 'byPerson']);
  const due = [];
  for await (const page of listDue(older, 'PROFILE', toInstant('2027-06-01T00:00:00Z'))) due.push(...page);
  expect(due).toHaveLength(1);
});
