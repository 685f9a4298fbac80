import { expect, test } from 'vitest';
import { batchGet, UnprocessedKeys } from '../../shared/table/batch-get.ts';
import type { Documents } from '../../shared/table/documents.ts';

type BatchGet = Documents['batchGet'];
type Keys = Record<string, unknown>[];

const KEYS = Array.from({ length: 2_501 }, (_, rank) => ({ PK: 'a', SK: String(rank) }));

/** A table that takes a moment for each call, and processes what `processed` leaves of it. */
const slowTable = (processed: (keys: Keys) => Keys = (keys) => keys) => {
  const seen = { most: 0 };
  let underway = 0;
  const batchGetOf: BatchGet = async ({ RequestItems }) => {
    underway += 1;
    seen.most = Math.max(seen.most, underway);
    await new Promise((resolve) => setTimeout(resolve, 1));
    underway -= 1;
    const Keys = RequestItems?.register?.Keys ?? [];
    const done = processed(Keys);
    const left = Keys.filter((key) => !done.includes(key));
    return {
      Responses: { register: done },
      UnprocessedKeys: left.length > 0 ? { register: { Keys: left } } : {},
    };
  };
  return { table: { name: 'register', documents: { batchGet: batchGetOf } as Documents }, seen };
};

test('calls of a hundred keys go out at once, ten at most, and what they find keeps its order', async () => {
  const { table, seen } = slowTable();
  const { items, calls } = await batchGet(table, KEYS, { consistent: true });
  expect(items).toEqual(KEYS);
  expect(calls).toBe(26);
  expect(seen.most).toBe(10);
});

test('keys that are left are read again until all are there', async () => {
  const { table } = slowTable((keys) => keys.slice(0, 40));
  const { items, calls } = await batchGet(table, KEYS.slice(0, 250), { consistent: true });
  expect(new Set(items.map(({ SK }) => SK)).size).toBe(250);
  expect(calls).toBe(3 + 3 + 2);
});

test('a table that processes nothing is given up', async () => {
  const { table } = slowTable(() => []);
  await expect(batchGet(table, KEYS.slice(0, 150), { consistent: true })).rejects.toThrow(UnprocessedKeys);
});
