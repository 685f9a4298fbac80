import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { expect, inject, test } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { openLocalClient } from '../../local/open-local-table.ts';
import { createTestTable } from '../support/local-table.ts';

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
  expect(indexes?.toSorted()).toEqual(['byDeadline ALL', 'byPerson ALL']);
  const { TimeToLiveDescription } = await documents.send(new DescribeTimeToLiveCommand({ TableName: name }));
  expect(TimeToLiveDescription).toEqual({ AttributeName: 'ttlSeconds', TimeToLiveStatus: 'ENABLED' });
});

test('a table that is there already is left as it is', async () => {
  const { name } = await createTestTable({ withStream: true });
  expect(await createTable(openLocalClient(inject('dynamoDbEndpoint')), name)).toBe(false);
});
