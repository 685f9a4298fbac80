import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { openLocalClient, openLocalTable } from '../../local/open-local-table.ts';
import type { Table } from '../../shared/table/table.ts';

/** A fresh table of its own name, in the DynamoDB Local of the run (integration and journeys only). */
export const createTestTable = async (): Promise<Table> => {
  const endpoint = inject('dynamoDbEndpoint');
  const name = `test-${randomUUID()}`;
  await createTable(openLocalClient(endpoint), name);
  return openLocalTable(endpoint, name);
};
