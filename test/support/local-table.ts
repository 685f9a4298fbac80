import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { openLocalClient, openLocalTable } from '../../local/open-local-table.ts';
import type { Table } from '../../shared/table/table.ts';

/**
 * A fresh table of its own name, in the engine of the run (integration and journeys only). It has a stream only
 * where a test reads it: for a table with a stream, one of the engines goes through the records of all earlier tables at
 * each call, reads included.
 */
export const createTestTable = async ({ withStream = false } = {}): Promise<Table> => {
  const endpoint = inject('dynamoDbEndpoint');
  const name = `test-${randomUUID()}`;
  await createTable(openLocalClient(endpoint), name, { withStream });
  return openLocalTable(endpoint, name);
};
