import { setTimeout as wait } from 'node:timers/promises';
import type { Key } from './keys.ts';
import { showItems } from './settling.ts';
import type { TableView } from './table-view.ts';

/** A BatchGetItem takes 100 keys: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEYS_PER_CALL = 100;
const MAX_TRIES = 6;
const FIRST_PAUSE_MILLISECONDS = 20;

export interface BatchResult {
  items: Record<string, unknown>[];
  /** Read units, as DynamoDB counts them. */
  readUnits: number;
  calls: number;
}

/** Keys were still unprocessed after all tries: DynamoDB is throttling. */
export class UnprocessedKeys extends Error {
  constructor() {
    super('DynamoDB left keys unprocessed');
    this.name = 'UnprocessedKeys';
  }
}

/** Reads each key once, 100 per call. Keys that DynamoDB leaves unprocessed are read again, with growing pauses. */
export const batchGet = async (
  table: TableView,
  wanted: readonly Key[],
  options: { consistent: boolean },
): Promise<BatchResult> => {
  const result: BatchResult = { items: [], readUnits: 0, calls: 0 };
  let pending: Record<string, unknown>[] = wanted.map((key) => ({ ...key }));
  for (let tries = 0; pending.length > 0; ) {
    const now = pending.slice(0, KEYS_PER_CALL);
    const answer = await table.documents.batchGet({
      RequestItems: { [table.name]: { Keys: now, ConsistentRead: options.consistent } },
      ReturnConsumedCapacity: 'TOTAL',
    });
    const left = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    result.items.push(...showItems(table, answer.Responses?.[table.name] ?? []));
    result.readUnits += answer.ConsumedCapacity?.[0]?.CapacityUnits ?? 0;
    result.calls += 1;
    pending = [...left, ...pending.slice(KEYS_PER_CALL)];
    // Processed keys are progress, so only calls that return nothing count as tries.
    tries = left.length < now.length ? 0 : tries + 1;
    if (left.length === 0) continue;
    if (tries >= MAX_TRIES) throw new UnprocessedKeys();
    await wait(FIRST_PAUSE_MILLISECONDS * 2 ** tries * Math.random());
  }
  return result;
};
