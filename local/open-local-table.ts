import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentsOf, type Table } from '../shared/table/table.ts';

/** DynamoDB Local takes any credentials, made of letters and digits; with `-sharedDb` they lead to the same tables. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
export const LOCAL_REGION = 'eu-west-3';

export const openLocalClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });

/** A table of the DynamoDB Local that answers at `endpoint`. */
export const openLocalTable = (endpoint: string, name: string): Table => ({
  name,
  documents: documentsOf(openLocalClient(endpoint)),
});
