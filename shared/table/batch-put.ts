import { setTimeout as waitForReal } from 'node:timers/promises';
import type { Table } from './table.ts';

/** A BatchWriteItem takes 25 items: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const ITEMS_PER_CALL = 25;
/** Pauses up to 50 s in all. An idle on-demand table needs about that long to grow to the pace of an import. */
const MAX_TRIES = 10;
const FIRST_PAUSE_MILLISECONDS = 50;

/** Items were still unprocessed after all tries: DynamoDB is throttling. */
export class UnprocessedItems extends Error {
  constructor() {
    super('DynamoDB left items unprocessed');
    this.name = 'UnprocessedItems';
  }
}

type Wait = (milliseconds: number) => Promise<unknown>;

const putAll = async (table: Table, items: readonly Record<string, unknown>[], wait: Wait): Promise<void> => {
  let pending = items.map((Item) => ({ PutRequest: { Item } }));
  for (let tries = 1; pending.length > 0; tries += 1) {
    const answer = await table.documents.batchWrite({ RequestItems: { [table.name]: pending } });
    const left = answer.UnprocessedItems?.[table.name] ?? [];
    pending = left.flatMap(({ PutRequest }) =>
      PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : [],
    );
    if (pending.length === 0) return;
    if (tries >= MAX_TRIES) throw new UnprocessedItems();
    await wait(FIRST_PAUSE_MILLISECONDS * 2 ** tries * Math.random());
  }
};

/**
 * Writes each item over what is there, without condition. It sends 25 items per call and all calls at once, for
 * imports of a hundred items at a time. Items that DynamoDB leaves unprocessed are sent again, with growing pauses.
 * @throws UnprocessedItems
 */
export const batchPut = async (
  table: Table,
  items: readonly Record<string, unknown>[],
  wait: Wait = waitForReal,
): Promise<void> => {
  const calls = Array.from({ length: Math.ceil(items.length / ITEMS_PER_CALL) }, (_, call) =>
    items.slice(call * ITEMS_PER_CALL, (call + 1) * ITEMS_PER_CALL),
  );
  await Promise.all(calls.map((call) => putAll(table, call, wait)));
};
