import * as z from 'zod/mini';
import { AwsRefusal, type CallAws } from '../aws/json-client.ts';
import type { Item, ItemStore } from './item-store.ts';

/** The table has a partition key and a time to live, and nothing else. */
export const SESSIONS_TABLE = { partition: 'PK', ttl: 'expiresAt' } as const;

const itemSchema = z.object({
  PK: z.object({ S: z.string() }),
  version: z.object({ N: z.string() }),
  expiresAt: z.object({ N: z.string() }),
  sealed: z.object({ S: z.string() }),
});
const foundSchema = z.object({ Item: z.optional(itemSchema) });
const takenSchema = z.object({ Attributes: z.optional(itemSchema) });

const fromAttributes = ({ PK, version, expiresAt, sealed }: z.output<typeof itemSchema>): Item => ({
  key: PK.S,
  version: Number(version.N),
  expiresAt: Number(expiresAt.N),
  sealed: sealed.S,
});

const keyOf = (key: string) => ({ PK: { S: key } });

/** What a call gives, or this where its condition does not hold. */
const unlessRefused = async <T>(otherwise: T, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AwsRefusal && error.type === 'ConditionalCheckFailedException') return otherwise;
    throw error;
  }
};

/** Items in DynamoDB; each operation is one call. @throws AwsRefusal */
export const dynamoDbItems = (call: CallAws, table: string): ItemStore => ({
  find: async (key) => {
    const { Item } = foundSchema.parse(
      await call('GetItem', { TableName: table, Key: keyOf(key), ConsistentRead: true }),
    );
    return Item && fromAttributes(Item);
  },
  put: ({ key, version, expiresAt, sealed }, expected) =>
    unlessRefused(false, async () => {
      await call('PutItem', {
        TableName: table,
        Item: {
          ...keyOf(key),
          version: { N: String(version) },
          expiresAt: { N: String(expiresAt) },
          sealed: { S: sealed },
        },
        ...(expected === 0
          ? { ConditionExpression: 'attribute_not_exists(PK)' }
          : {
              ConditionExpression: 'version = :expected',
              ExpressionAttributeValues: { ':expected': { N: String(expected) } },
            }),
      });
      return true;
    }),
  // The condition makes it one caller's: without it two who come at the same moment might both be given it.
  take: (key) =>
    unlessRefused(undefined, async () => {
      const { Attributes } = takenSchema.parse(
        await call('DeleteItem', {
          TableName: table,
          Key: keyOf(key),
          ConditionExpression: 'attribute_exists(PK)',
          ReturnValues: 'ALL_OLD',
        }),
      );
      return Attributes && fromAttributes(Attributes);
    }),
});
