import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { showItems } from './settling.ts';
import type { Table } from './table.ts';

/**
 * Every item that the query finds, page after page. It is for items with a natural bound, such as the cards of one
 * organisation. It reads no further page once there are `atMost`.
 */
export const queryAll = async (
  table: Table,
  query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.documents.send(
      new QueryCommand({ ...query, TableName: table.name, ...(start && { ExclusiveStartKey: start }) }),
    );
    items.push(...(query.IndexName === undefined ? showItems(table, page.Items ?? []) : (page.Items ?? [])));
    start = page.LastEvaluatedKey;
  } while (start && items.length < atMost);
  return items.slice(0, atMost);
};
