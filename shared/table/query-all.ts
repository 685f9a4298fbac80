import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { showItems } from './settling.ts';
import type { TableView } from './table-view.ts';

/** An index holds no announcements. */
const shown = (
  table: TableView,
  { IndexName }: Pick<QueryCommandInput, 'IndexName'>,
  items: Record<string, unknown>[] = [],
) => (IndexName === undefined ? showItems(table, items) : items);

/**
 * Every item that the query finds, page after page. It is for items with a natural bound, such as the cards of one
 * organisation. It reads no further page once there are `atMost`.
 */
export const queryAll = async (
  table: TableView,
  query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.documents.query({
      ...query,
      TableName: table.name,
      ...(start && { ExclusiveStartKey: start }),
    });
    items.push(...shown(table, query, page.Items));
    start = page.LastEvaluatedKey;
  } while (start && items.length < atMost);
  return items.slice(0, atMost);
};

/**
 * At most so many items, after `ExclusiveStartKey` where there is one. It is for what strangers or years can make
 * long: it reads no more than it gives.
 */
export const queryUpTo = async (
  table: TableView,
  limit: number,
  query: Omit<QueryCommandInput, 'TableName' | 'Limit'>,
): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let start = query.ExclusiveStartKey;
  do {
    const page = await table.documents.query({
      ...query,
      TableName: table.name,
      Limit: limit - items.length,
      ...(start && { ExclusiveStartKey: start }),
    });
    items.push(...shown(table, query, page.Items));
    start = page.LastEvaluatedKey;
  } while (start && items.length < limit);
  return items;
};
