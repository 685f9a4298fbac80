import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type Projection,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  BY_DEADLINE_INDEX,
  BY_DUE_INDEX,
  BY_PERSON_INDEX,
  TABLE_KEYS,
  TTL_ATTRIBUTE,
} from '../shared/table/schema.ts';

const KEYS = [TABLE_KEYS, BY_PERSON_INDEX, BY_DEADLINE_INDEX, BY_DUE_INDEX] as const;

const attributes = KEYS.flatMap(({ partition, sort }) => [partition, sort]).map((AttributeName) => ({
  AttributeName,
  AttributeType: 'S' as const,
}));

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

export interface CreateTableOptions {
  /** With the stream of the deployed table, which the engine then looks into at each call. */
  withStream?: boolean;
}

type Index = typeof BY_PERSON_INDEX | typeof BY_DEADLINE_INDEX | typeof BY_DUE_INDEX;

const indexOf = ({ name, partition, sort }: Index, projection: Projection) => ({
  IndexName: name,
  KeySchema: keySchema(partition, sort),
  Projection: projection,
});

const INDEXES = [
  indexOf(BY_PERSON_INDEX, { ProjectionType: 'ALL' }),
  indexOf(BY_DEADLINE_INDEX, { ProjectionType: 'ALL' }),
  indexOf(BY_DUE_INDEX, { ProjectionType: 'INCLUDE', NonKeyAttributes: [...BY_DUE_INDEX.carries] }),
];

const POLL_MILLISECONDS = 100;
const PATIENCE_MILLISECONDS = 60_000;

/** Filling an index takes a moment; until then the table neither answers nor takes another one. */
const untilActive = async (client: DynamoDBClient, name: string): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.GlobalSecondaryIndexes?.every(({ IndexStatus }) => IndexStatus === 'ACTIVE')) return;
    if (performance.now() > deadline) throw new Error(`the table ${name} has no new index after a minute`);
    await wait(POLL_MILLISECONDS);
  }
};

/** Data kept from an earlier version lacks newer indexes. */
const addMissingIndexes = async (client: DynamoDBClient, name: string): Promise<void> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  const there = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const index of INDEXES.filter(({ IndexName }) => !there.has(IndexName))) {
    await client.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions: attributes,
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      }),
    );
    await untilActive(client, name);
  }
};

/**
 * Creates the one table as the CDK stack declares it; it is ready when this resolves.
 * @returns whether it is new: false when a table of that name was there already
 */
export const createTable = async (
  client: DynamoDBClient,
  name: string,
  { withStream = true }: CreateTableOptions = {},
): Promise<boolean> => {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: attributes,
        KeySchema: keySchema(TABLE_KEYS.partition, TABLE_KEYS.sort),
        GlobalSecondaryIndexes: INDEXES,
        ...(withStream && {
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await addMissingIndexes(client, name);
    return false;
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
    }),
  );
  return true;
};
