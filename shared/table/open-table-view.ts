import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { type CallService, createJsonCaller, type Service, type Waits } from '../aws/json-caller.ts';
import type { Documents } from './documents.ts';
import type { TableView } from './table-view.ts';

type Values = Record<string, unknown>;
type Item = Record<string, AttributeValue>;

interface Valued {
  Key?: Values | undefined;
  ExclusiveStartKey?: Values | undefined;
  ExpressionAttributeValues?: Values | undefined;
}

const toWire = (values: Values | undefined): Item | undefined =>
  values && marshall(values, { removeUndefinedValues: true });

/** What holds values goes over the wire with their types; the rest as it is. */
const inputToWire = (input: Valued): object => ({
  ...input,
  Key: toWire(input.Key),
  ExclusiveStartKey: toWire(input.ExclusiveStartKey),
  ExpressionAttributeValues: toWire(input.ExpressionAttributeValues),
});

/** DynamoDB's answers have the form of its own protocol, as the SDK too takes for granted. Who reads an item parses it. */
const answerSchema = z.custom<{
  Item?: Item;
  Items?: Item[];
  LastEvaluatedKey?: Item;
  Responses?: Record<string, Item[]>;
  UnprocessedKeys?: Record<string, { Keys: Item[] }>;
  ConsumedCapacity?: { CapacityUnits?: number }[];
}>((answer) => typeof answer === 'object' && answer !== null);

const fromWire = (item: Item): Values => unmarshall(item);

const eachOf = <From, To>(byName: Record<string, From>, change: (from: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(byName).map(([name, from]) => [name, change(from)]));

const documentsBy = (call: CallService): Documents => {
  const ask = async (operation: string, input: object) => answerSchema.parse(await call(operation, input));
  return {
    get: async (input) => {
      const { Item } = await ask('GetItem', inputToWire(input));
      return { ...(Item !== undefined && { Item: fromWire(Item) }) };
    },
    batchGet: async ({ RequestItems = {}, ...how }) => {
      const wanted = eachOf(RequestItems, ({ Keys = [], ...rest }) => ({ ...rest, Keys: Keys.map(toWire) }));
      const { Responses, UnprocessedKeys, ConsumedCapacity } = await ask('BatchGetItem', {
        ...how,
        RequestItems: wanted,
      });
      return {
        Responses: eachOf(Responses ?? {}, (items) => items.map(fromWire)),
        UnprocessedKeys: eachOf(UnprocessedKeys ?? {}, ({ Keys }) => ({ Keys: Keys.map(fromWire) })),
        ConsumedCapacity,
      };
    },
    query: async (input) => {
      const { Items = [], LastEvaluatedKey } = await ask('Query', inputToWire(input));
      return {
        Items: Items.map(fromWire),
        ...(LastEvaluatedKey !== undefined && { LastEvaluatedKey: fromWire(LastEvaluatedKey) }),
      };
    },
    update: (input) => call('UpdateItem', inputToWire(input)),
  };
};

/** The variables that Lambda sets, under the names that the SDK reads. */
const environmentSchema = z.object({
  AWS_REGION: z.string(),
  AWS_ENDPOINT_URL_DYNAMODB: z.optional(z.string()),
});

const credentialsSchema = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.optional(z.string()),
});

/** Lambda gives each environment its own, which outlive it. They are read anew for each try, so that they may be replaced. */
const credentials = () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = credentialsSchema.parse(
    process.env,
  );
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
  };
};

const dynamoDb = (): Service => {
  const { AWS_REGION: region, AWS_ENDPOINT_URL_DYNAMODB: endpoint } = environmentSchema.parse(process.env);
  return {
    name: 'dynamodb',
    target: 'DynamoDB_20120810',
    region,
    endpoint: endpoint ?? `https://dynamodb.${region}.amazonaws.com`,
    credentials,
  };
};

/**
 * The table for decisions: without the SDK's clients, whose import and calls would take longer than all else that a
 * decision does (docs/adr/0065-decisions-read-below-the-sdk.md). It waits and tries as they do.
 */
export const openTableView = (name: string, waits?: Waits): TableView => ({
  name,
  documents: documentsBy(createJsonCaller(dynamoDb(), waits)),
});
