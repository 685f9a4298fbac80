import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { boundedWaits } from '../aws/bounded-waits.ts';

/** The one table: its name and a client. Created once per Lambda, at import. */
export interface Table {
  name: string;
  documents: DynamoDBDocumentClient;
  /** Sees each item that is read through it, as it is stored; not what an index shows. */
  watch?: (item: Record<string, unknown>) => void;
}

export const documentsOf = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/**
 * The address comes from the SDK's own settings (AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB…). The SDK tries three times
 * within a request's time. After that the caller is asked to come back (503 with Retry-After).
 */
export const openTable = (name: string): Table => ({
  name,
  documents: documentsOf(new DynamoDBClient(boundedWaits())),
});
