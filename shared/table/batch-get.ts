import { setTimeout as wait } from 'node:timers/promises';
import type { Key } from './keys.ts';
import { showItems } from './settling.ts';
import type { TableView } from './table-view.ts';

/** A BatchGetItem takes 100 keys: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEYS_PER_CALL = 100;
/** No question may take all of the connections to DynamoDB that a Lambda has. */
const CALLS_AT_ONCE = 10;
const MAX_TRIES = 6;
const FIRST_PAUSE_MILLISECONDS = 20;

type Keys = readonly Record<string, unknown>[];

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

type Read = (table: TableView, keys: Keys, options: { consistent: boolean }) => Promise<BatchResult>;

/** A hundred keys at most. Those that DynamoDB leaves unprocessed are read again, with growing pauses. */
const getOneCall: Read = async (table, keys, { consistent: ConsistentRead }) => {
  const result: BatchResult = { items: [], readUnits: 0, calls: 0 };
  let pending = keys;
  for (let tries = 0; pending.length > 0; ) {
    const answer = await table.documents.batchGet({
      RequestItems: { [table.name]: { Keys: [...pending], ConsistentRead } },
      ReturnConsumedCapacity: 'TOTAL',
    });
    const left = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    result.items.push(...showItems(table, answer.Responses?.[table.name] ?? []));
    result.readUnits += answer.ConsumedCapacity?.[0]?.CapacityUnits ?? 0;
    result.calls += 1;
    // Processed keys are progress, so only calls that return nothing count as tries.
    tries = left.length < pending.length ? 0 : tries + 1;
    pending = left;
    if (left.length === 0) continue;
    if (tries >= MAX_TRIES) throw new UnprocessedKeys();
    await wait(FIRST_PAUSE_MILLISECONDS * 2 ** tries * Math.random());
  }
  return result;
};

/** Reads each key once, in as many calls as it takes, which go out at once. */
export const batchGet = async (
  table: TableView,
  wanted: readonly Key[],
  options: { consistent: boolean },
): Promise<BatchResult> => {
  const result: BatchResult = { items: [], readUnits: 0, calls: 0 };
  for (let first = 0; first < wanted.length; first += KEYS_PER_CALL * CALLS_AT_ONCE) {
    const now = wanted.slice(first, first + KEYS_PER_CALL * CALLS_AT_ONCE).map((key) => ({ ...key }));
    const starts = Array.from(
      { length: Math.ceil(now.length / KEYS_PER_CALL) },
      (_, rank) => rank * KEYS_PER_CALL,
    );
    const parts = starts.map((start) => getOneCall(table, now.slice(start, start + KEYS_PER_CALL), options));
    for (const { items, readUnits, calls } of await Promise.all(parts)) {
      for (const item of items) result.items.push(item);
      result.readUnits += readUnits;
      result.calls += calls;
    }
  }
  return result;
};
