import { readFileSync } from 'node:fs';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Table } from '../../shared/table/table.ts';
import { createTestTable } from './local-table.ts';

/** What DynamoDB takes in one call. */
const BATCH = 25;

/**
 * The items of a table of release 0.1, one a line as DynamoDB writes them: every kind of chain, cards in each status,
 * and requests in each state. Whoever changes the shape of an item reads them still.
 */
export const formerItems = (): Record<string, unknown>[] =>
  readFileSync('test/data/former-shape/table.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => unmarshall(JSON.parse(line) as Record<string, AttributeValue>));

/** A fresh table that holds those items. */
export const createFormerTable = async (): Promise<Table> => {
  const table = await createTestTable();
  const items = formerItems();
  for (let index = 0; index < items.length; index += BATCH) {
    const requests = items.slice(index, index + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await table.documents.batchWrite({ RequestItems: { [table.name]: requests } });
  }
  return table;
};

const SIREN_FIRST = /^ORG#(\d{9})$/;

/** The SIREN and the rest of the sort key of each item of an organisation that begins with the prefix. */
export const formerKeys = (prefix: string): { siren: string; rest: string }[] =>
  formerItems().flatMap(({ PK, SK }) => {
    const [, siren] = SIREN_FIRST.exec(String(PK)) ?? [];
    return siren !== undefined && String(SK).startsWith(prefix)
      ? [{ siren, rest: String(SK).slice(prefix.length) }]
      : [];
  });
