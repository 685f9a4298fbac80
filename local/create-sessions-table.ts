import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { SESSIONS_TABLE } from '../portal/session/dynamodb-items.ts';

export const SESSIONS_TABLE_NAME = 'portal-sessions';

/** Creates the table of the portal's sessions as the CDK stack declares it; one that is there stays. */
export const createSessionsTable = async (
  client: DynamoDBClient,
  name = SESSIONS_TABLE_NAME,
): Promise<void> => {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: SESSIONS_TABLE.partition, AttributeType: 'S' }],
        KeySchema: [{ AttributeName: SESSIONS_TABLE.partition, KeyType: 'HASH' }],
      }),
    );
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: SESSIONS_TABLE.ttl, Enabled: true },
    }),
  );
};
