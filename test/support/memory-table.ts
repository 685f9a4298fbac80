import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Table } from '../../shared/table/table.ts';
import type { TransactItem } from '../../shared/table/write.ts';
import { documentsThrough } from './documents-through.ts';
import { conditionHolds, update } from './memory-conditions.ts';

type Item = Record<string, unknown>;

/** The item as it comes out of the table again. */
const asStored = (item: Item): Item => unmarshall(marshall(item, { removeUndefinedValues: true }));

const keyOf = ({ PK, SK }: Item): string => `${PK}\n${SK}`;

/** The one action of a part of a transaction, and its key. */
const actionOf = ({ Put, Update, ConditionCheck }: TransactItem) => {
  const action = Put ?? Update ?? ConditionCheck;
  if (action === undefined) throw new Error('no such action here');
  return { ...action, key: keyOf(Put?.Item ?? Update?.Key ?? ConditionCheck?.Key ?? {}) };
};

const KEY_CONDITION =
  /^(?<partition>\w+) = (?<owner>:\w+)(?: AND (?:begins_with\((?<begun>\w+), (?<prefix>:\w+)\)|(?<compared>\w+) (?<is>[<>]) (?<one>:\w+)|(?<between>\w+) BETWEEN (?<first>:\w+) AND (?<last>:\w+)))?$/;

/**
 * The table without DynamoDB, for thousands of sequences: as much as the repositories use, each transaction whole. What
 * it knows of conditions is held against the local table by the tests that play the same on both.
 */
export const createMemoryTable = (): Table => {
  const items = new Map<string, Item>();
  const partitions = new Map<unknown, Map<string, Item>>();

  const put = (item: Item): void => {
    const stored = asStored(item);
    items.set(keyOf(stored), stored);
    const partition = partitions.get(stored.PK) ?? new Map<string, Item>();
    partitions.set(stored.PK, partition.set(String(stored.SK), stored));
  };

  const transact = (parts: TransactItem[]): void => {
    if (parts.length > 100) throw new Error('a transaction holds 100 actions');
    const reasons = parts.map((part) => {
      const action = actionOf(part);
      const stored = items.get(action.key);
      if (conditionHolds(action.ConditionExpression, stored, action)) return { Code: 'None' };
      const hasItem = action.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && stored !== undefined;
      return { Code: 'ConditionalCheckFailed', ...(hasItem && { Item: marshall(stored) }) };
    });
    if (reasons.some(({ Code }) => Code !== 'None')) {
      throw new TransactionCanceledException({
        ...{ message: 'cancelled', $metadata: {}, CancellationReasons: reasons },
      });
    }
    for (const { Put, Update } of parts) {
      if (Put?.Item) put(Put.Item);
      if (Update?.Key) {
        const before = items.get(keyOf(Update.Key)) ?? Update.Key;
        put(update(Update.UpdateExpression ?? '', before, Update));
      }
    }
  };

  const updateOne = (input: NonNullable<TransactItem['Update']>): void => {
    const { Key = {} } = input;
    const stored = items.get(keyOf(Key));
    if (!conditionHolds(input.ConditionExpression, stored, input)) {
      const hasItem = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && stored !== undefined;
      const item = hasItem ? { Item: marshall(stored) } : {};
      throw new ConditionalCheckFailedException({ message: 'refused', $metadata: {}, ...item });
    }
    transact([{ Update: input }]);
  };

  const query = (input: QueryCommand['input']): Item[] => {
    const asked = KEY_CONDITION.exec(input.KeyConditionExpression ?? '')?.groups;
    if (asked === undefined) throw new Error(`not known here: ${input.KeyConditionExpression}`);
    const bound = (name = ''): string => String(input.ExpressionAttributeValues?.[name]);
    const { partition = '', owner, begun, prefix, compared, is, one, between, first, last } = asked;
    const sort = begun ?? compared ?? between ?? 'SK';
    const isIn = (place: string): boolean => {
      if (begun !== undefined) return place.startsWith(bound(prefix));
      if (compared !== undefined) return is === '<' ? place < bound(one) : place > bound(one);
      return between === undefined || (bound(first) <= place && place <= bound(last));
    };
    const wanted = bound(owner);
    const among = partition === 'PK' ? (partitions.get(wanted) ?? new Map<string, Item>()) : items;
    const found = [...among.values()]
      .filter((item) => item[partition] === wanted && isIn(String(item[sort] ?? '')))
      .sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1));
    return input.ScanIndexForward === false ? found.reverse() : found;
  };

  const send = async (command: unknown): Promise<unknown> => {
    if (command instanceof GetCommand) return { Item: items.get(keyOf(command.input.Key ?? {})) };
    if (command instanceof QueryCommand) return { Items: query(command.input) };
    if (command instanceof UpdateCommand)
      return updateOne(command.input as NonNullable<TransactItem['Update']>);
    if (command instanceof TransactWriteCommand) return transact(command.input.TransactItems ?? []);
    const [[name = '', asked] = []] = Object.entries(
      (command as BatchGetCommand | BatchWriteCommand).input.RequestItems ?? {},
    );
    if (command instanceof BatchGetCommand) {
      const { Keys = [] } = command.input.RequestItems?.[name] ?? {};
      const found = Keys.flatMap((key) => items.get(keyOf(key)) ?? []);
      return { Responses: { [name]: found } };
    }
    if (command instanceof BatchWriteCommand && Array.isArray(asked)) {
      for (const { PutRequest } of asked) if (PutRequest?.Item) put(PutRequest.Item);
      return {};
    }
    throw new Error('no such command here');
  };
  return { name: 'memory', documents: documentsThrough(send) };
};
