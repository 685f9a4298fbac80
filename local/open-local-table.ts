import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentsOf, type Table } from '../shared/table/table.ts';

/** The engines take any credentials, made of letters and digits. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
export const LOCAL_REGION = 'eu-west-3';

export const openLocalClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });

/** A table of the engine that answers at `endpoint`. */
export const openLocalTable = (endpoint: string, name: string): Table => ({
  name,
  documents: documentsOf(openLocalClient(endpoint)),
});
