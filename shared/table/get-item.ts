import type { Key } from './keys.ts';
import { showItems } from './settling.ts';
import type { TableView } from './table-view.ts';

/** The item as it is now, or undefined, also when it is only announced. */
export const getItem = async (table: TableView, key: Key): Promise<Record<string, unknown> | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: { ...key },
    ConsistentRead: true,
  });
  return Item && showItems(table, [Item]).at(0);
};
