import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

/** Without what expressions have replaced. */
export type QueryInput = Omit<QueryCommandInput, 'KeyConditions' | 'QueryFilter'>;
export type UpdateInput = Omit<UpdateCommandInput, 'AttributeUpdates' | 'Expected'>;

/**
 * As much as a decision asks of DynamoDB, in values of JavaScript. The SDK's document client answers it, and so does
 * the client without the SDK (docs/adr/0065-decisions-read-below-the-sdk.md).
 */
export interface Documents {
  get: (input: GetCommandInput) => Promise<Pick<GetCommandOutput, 'Item'>>;
  batchGet: (
    input: Pick<BatchGetCommandInput, 'RequestItems' | 'ReturnConsumedCapacity'>,
  ) => Promise<Pick<BatchGetCommandOutput, 'Responses' | 'UnprocessedKeys' | 'ConsumedCapacity'>>;
  query: (input: QueryInput) => Promise<Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>>;
  /** What is answered is not read. */
  update: (input: UpdateInput) => Promise<unknown>;
}
