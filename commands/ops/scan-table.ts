import { paginateScan, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../shared/table/table.ts';

/** Every item of the table, page by page. An operator's command may scan; a request or a job never does. */
export async function* scanTable(
  { name, documents }: Table,
  input: Omit<ScanCommandInput, 'TableName'>,
): AsyncGenerator<Record<string, unknown>[]> {
  const pages = paginateScan({ client: documents }, { ...input, TableName: name });
  for await (const { Items = [] } of pages) yield Items;
}
