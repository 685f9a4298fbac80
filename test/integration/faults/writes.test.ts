import { ulid } from 'ulid';
import { beforeAll, expect, it } from 'vitest';
import { batchGet } from '../../../shared/table/batch-get.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import type { Table } from '../../../shared/table/table.ts';
import { times } from '../../support/at-once.ts';
import { throughFaults } from '../../support/faults/fault-client.ts';
import { only } from '../../support/faults/rates.ts';
import { always, create, isThere, keyOf, openDay, outcomeOf, put } from '../../support/faults/things.ts';
import { onWire } from '../../support/faults/wire.ts';
import { createTestTable } from '../../support/local-table.ts';

const MANY = 20;
let table: Table;

beforeAll(async () => {
  table = await createTestTable();
});

it('a write that is sent twice comes twice, has one effect, and its answer is that of the first', async () => {
  let arrived = 0;
  const counting = onWire(table, (call, deliver) => {
    if (call.operation === 'TransactWriteItems') arrived += 1;
    return deliver(call);
  });
  const faulty = throughFaults(counting, always('repeated send'));
  const things = await times(MANY, async () => {
    const thing = ulid();
    await create(faulty, [thing]);
    return thing;
  });
  await faulty.settled();
  expect(arrived).toBe(2 * MANY);
  for (const thing of things) expect(await isThere(table, thing)).toBe(true);
});

it('a slow write takes up to half a second, before it is done or before it is answered', async () => {
  const { day, time } = openDay();
  const faulty = throughFaults(table, { ...always('slow commit'), time });
  for (let sent = 0; sent < MANY; sent += 1) {
    const before = day.now;
    await create(faulty, [ulid()]);
    expect(day.now).toBeGreaterThan(before);
    expect(day.now).toBeLessThan(before + 500);
  }
  expect(faulty.met).toHaveLength(MANY);
});

it('batches leave keys and items unprocessed, and come to their end when these are asked for again', async () => {
  const faulty = throughFaults(table, { seed: 1, rates: only({ unprocessed: 0.7 }) });
  const things = Array.from({ length: 120 }, () => keyOf(ulid()));
  await batchPut(faulty, things, async () => {});
  const { items, calls } = await batchGet(faulty, things, { consistent: true });
  expect(items.map(({ PK }) => PK).sort()).toEqual(things.map(({ PK }) => PK).sort());
  expect(calls).toBeGreaterThan(1);
  const operations = new Set(faulty.met.map(({ operation }) => operation));
  expect([...operations].sort()).toEqual(['BatchGetItem', 'BatchWriteItem']);
});

it('of transactions that are at work on the same item at once one is done, and a write by itself is refused too', async () => {
  const faulty = throughFaults(table, always('meeting'));
  const [thing, other] = [ulid(), ulid()];
  const transactions = times(MANY, () => outcomeOf(create(faulty, [ulid(), thing])));
  const writes = times(MANY, () => outcomeOf(put(faulty, thing)));
  const elsewhere = times(MANY, () => outcomeOf(put(faulty, other)));
  const done = (await transactions).filter((outcome) => outcome === 'done');
  expect(done).toHaveLength(1);
  expect(new Set(await transactions)).toEqual(new Set(['done', 'TransactionCanceledException']));
  expect(await writes).toContain('TransactionConflictException');
  expect(new Set(await elsewhere)).toEqual(new Set(['done']));
});
