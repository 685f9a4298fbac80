import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/open-local-table.ts';
import { boundedWaits } from '../../../shared/aws/bounded-waits.ts';
import { documentsOf, type Table } from '../../../shared/table/table.ts';

const tokenOf = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });

/**
 * As many tries as the clients of the Lambdas have, and for the same errors, which the SDK sorts; without its pauses,
 * which are up to a second long.
 */
const withoutPauses = (maxAttempts: number) => ({
  acquireInitialRetryToken: async () => tokenOf(0),
  refreshRetryTokenForRetry: async (
    { getRetryCount }: ReturnType<typeof tokenOf>,
    { errorType }: { errorType: string },
  ) => {
    const isPassing = errorType === 'THROTTLING' || errorType === 'TRANSIENT';
    if (!isPassing || getRetryCount() + 1 >= maxAttempts) throw new Error('no more tries');
    return tokenOf(getRetryCount() + 1);
  },
  recordSuccess: () => {},
});

/** The same table, calm, through a client of its own, so that what a test puts in its way meets nobody else. */
export const throughOwnClient = ({ name }: Table): Table => {
  const { maxAttempts, requestHandler } = boundedWaits();
  const client = new DynamoDBClient({
    ...{ endpoint: inject('dynamoDbEndpoint'), region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS },
    ...{ requestHandler, retryStrategy: withoutPauses(maxAttempts) },
  });
  return { name, documents: documentsOf(client) };
};
