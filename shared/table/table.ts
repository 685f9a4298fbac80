import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table: its name and a client. Built once per Lambda, at import. */
export interface Table {
  name: string;
  documents: DynamoDBDocumentClient;
}

/** Three tries within a request's time; then the caller is told to come back (503 with Retry-After). */
const MAX_ATTEMPTS = 3;
const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
const REQUEST_TIMEOUT_MILLISECONDS = 5_000;

export const documentsOf = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/** The address comes from the SDK's own settings (AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB...). */
export const openTable = (name: string): Table => ({
  name,
  documents: documentsOf(
    new DynamoDBClient({
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
        requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
      },
    }),
  ),
});
