import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { BY_DEADLINE_INDEX, BY_PERSON_INDEX, TABLE_KEYS, TTL_ATTRIBUTE } from '../shared/table/schema.ts';

const INDEXES = [BY_PERSON_INDEX, BY_DEADLINE_INDEX] as const;

const attributes = [TABLE_KEYS, ...INDEXES].flatMap(({ partition, sort }) => [partition, sort]);

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

export interface CreateTableOptions {
  /** With the stream of the deployed table, which DynamoDB Local then searches at each call. */
  withStream?: boolean;
}

/**
 * Creates the one table as the CDK stack declares it; DynamoDB Local has it ready when this resolves.
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
        AttributeDefinitions: attributes.map((attribute) => ({
          AttributeName: attribute,
          AttributeType: 'S',
        })),
        KeySchema: keySchema(TABLE_KEYS.partition, TABLE_KEYS.sort),
        GlobalSecondaryIndexes: INDEXES.map(({ name: IndexName, partition, sort }) => ({
          IndexName,
          KeySchema: keySchema(partition, sort),
          Projection: { ProjectionType: 'ALL' as const },
        })),
        ...(withStream && {
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        }),
      }),
    );
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
    }),
  );
  return true;
};
