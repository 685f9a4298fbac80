import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';

import { boundedWaits } from '../aws/bounded-waits.ts';
import type { TableView } from './table-view.ts';

/** The one table: its name and a client. Created once per Lambda, at import. */
export interface Table extends TableView {
  documents: DynamoDBDocument;
}

export const documentsOf = (client: DynamoDBClient): DynamoDBDocument =>
  DynamoDBDocument.from(client, { marshallOptions: { removeUndefinedValues: true } });

/**
 * The address comes from the SDK's own settings (AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB…). The SDK tries three times
 * within a request's time. After that the caller is asked to come back (503 with Retry-After).
 */
export const openTable = (name: string): Table => ({
  name,
  documents: documentsOf(new DynamoDBClient(boundedWaits())),
});
