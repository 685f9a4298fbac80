import type { Table } from './table.ts';

/** Costs half a read unit, to see whether the table answers. @throws what the SDK throws when it does not */
export const pingTable = async (table: Table): Promise<void> => {
  await table.documents.get({ TableName: table.name, Key: { PK: 'HEALTH', SK: 'HEALTH' } });
};
