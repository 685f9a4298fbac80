import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import { showItems } from './settling.ts';
import type { Table } from './table.ts';

/** The item as it is now, or undefined, also when it is only announced. */
export const getItem = async (table: Table, key: Key): Promise<Record<string, unknown> | undefined> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: { ...key }, ConsistentRead: true }),
  );
  return Item && showItems(table, [Item]).at(0);
};
