import { expect, test } from 'vitest';
import { addMilliseconds, type Instant, toInstant } from '../../shared/domain/instants.ts';
import { announce, withdraw } from '../../shared/table/announce.ts';
import { getItem } from '../../shared/table/get-item.ts';
import { KEPT_MILLISECONDS } from '../../shared/table/lift.ts';
import { putVersionOver } from '../../shared/table/settling.ts';
import { StaleRead } from '../../shared/table/stale-read.ts';
import type { Table } from '../../shared/table/table.ts';
import { answerSettled, LONGEST_LAG_MILLISECONDS } from '../../shared/use-cases/answer-settled.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import { createMemoryTable } from '../support/memory-table.ts';

const KEY = { PK: 'ORG#1', SK: 'CARD#1' };
const OTHER = { PK: 'ORG#1', SK: 'CARD#2' };
const NOW = toInstant('2026-11-27T10:00:00Z');
const after = (milliseconds: number): Instant => addMilliseconds(NOW, milliseconds);

/** A clock that is a millisecond later each time, and ids. */
const world = () => {
  let [ticks, ids] = [0, 0];
  const clock = () => after(ticks++);
  const newId = () => `id-${ids++}`;
  return { table: createMemoryTable(), clock, newId };
};

const put = (table: Table, at: Instant, key = KEY, version = 1) =>
  carryOut({ table, clock: () => at, newId: () => `${key.SK}-${at}` }, () => ({
    value: undefined,
    writes: [
      putVersionOver(table, { ...key, version }, version === 1 ? undefined : { version: version - 1 }),
    ],
  }));

const announceAt = (table: Table, now: Instant, by = 'lost', after?: string) =>
  announce(table, KEY, { by, now, current: now }, after);

test('what decisions read is decided twice, and dated after it was announced', async () => {
  const context = world();
  const asked: Instant[] = [];
  await carryOut(context, async ({ table, now }) => {
    asked.push(now);
    return { value: undefined, writes: [putVersionOver(table, { ...KEY, version: 1, now }, undefined)] };
  });
  expect(asked).toEqual([after(1), after(3)]);
  const stored = await getItem(context.table, KEY);
  expect(stored).toMatchObject({ now: after(3), settledAt: after(3) });
  expect(stored).not.toHaveProperty('settlingBy');
});

test('both decisions of an attempt name the same new things', async () => {
  const context = world();
  const named: string[] = [];
  await carryOut(context, ({ table, newId }) => {
    const key = { PK: 'ORG#1', SK: `CARD#${newId()}` };
    named.push(key.SK);
    return { value: undefined, writes: [putVersionOver(table, { ...key, version: 1 }, undefined)] };
  });
  expect(named).toEqual([named[0], named[0]]);
});

test('a command that is refused takes its announcement back, and what is only announced is absent', async () => {
  const context = world();
  let decisions = 0;
  const refused = carryOut(context, ({ table }) => {
    decisions += 1;
    if (decisions === 2) throw new Error('refused');
    return { value: undefined, writes: [putVersionOver(table, { ...KEY, version: 1 }, undefined)] };
  });
  await expect(refused).rejects.toThrow('refused');
  expect(await getItem(context.table, KEY)).toBeUndefined();
  expect(await announceAt(context.table, NOW, 'next')).toBeDefined();
});

test('an item takes one announcement at a time, until it is old', async () => {
  const { table } = world();
  expect(await announceAt(table, NOW)).toBe(NOW);
  expect(await announceAt(table, after(KEPT_MILLISECONDS), 'next')).toBeUndefined();
  const late = after(KEPT_MILLISECONDS + 1);
  expect(await announceAt(table, late, 'next')).toBe(late);
  await withdraw(table, KEY, 'next');
  expect(await announceAt(table, late, 'third')).toBeDefined();
});

test('no effect is dated before the last one, whatever the clock says', async () => {
  const { table } = world();
  await put(table, after(150));
  expect(await announceAt(table, NOW)).toBe(after(150));
});

test('a transaction whose announcement was lifted has no effect', async () => {
  const { table } = world();
  const lifted = carryOut(
    { table, clock: () => NOW, newId: () => 'late' },
    async () => {
      await withdraw(table, KEY, 'late.1');
      return { value: undefined, writes: [putVersionOver(table, { ...KEY, version: 1 }, undefined)] };
    },
    { attempts: 1 },
  );
  await expect(lifted).rejects.toBeInstanceOf(StaleRead);
  expect(await getItem(table, KEY)).toBeUndefined();
});

/** Asks as of now, with a pause that only counts. */
const ask = async (table: Table, now: Instant, more: object = {}, keys = [KEY]) => {
  const pauses: number[] = [];
  const readings: boolean[] = [];
  const { evaluatedAt } = await answerSettled(
    table,
    { now, isLive: true, ...more },
    async (view, { consistent }) => {
      readings.push(consistent);
      for (const key of keys) await getItem(view, key);
    },
    async (milliseconds) => pauses.push(milliseconds),
  );
  return { evaluatedAt, pauses, readings };
};

test('a live answer is about a moment a little before now, and about one well before when what is read may be old', async () => {
  const { table } = world();
  expect(await ask(table, NOW)).toEqual({ evaluatedAt: after(-300), pauses: [], readings: [true] });
  const old = await ask(table, NOW, { mayBeOld: true });
  expect(old).toEqual({ evaluatedAt: after(-LONGEST_LAG_MILLISECONDS), pauses: [], readings: [false] });
});

test('what had taken effect when the question came is part of the answer', async () => {
  const { table } = world();
  await put(table, after(-100));
  expect(await ask(table, NOW)).toEqual({ evaluatedAt: after(-100), pauses: [200], readings: [true, true] });
  const old = await ask(table, after(1_000), { mayBeOld: true });
  expect(old).toEqual({ evaluatedAt: after(700), pauses: [], readings: [false, true] });
});

test('where something is announced, the answer is about the moment before', async () => {
  const { table } = world();
  await announceAt(table, after(-1_000));
  expect(await ask(table, NOW)).toMatchObject({ evaluatedAt: after(-1_001), pauses: [] });
  const waits = ask(table, NOW, { isLive: false, named: [after(-1_000)] });
  expect((await waits).pauses.length).toBeGreaterThan(20);
});

test('an announcement does not hide what had taken effect elsewhere: it is waited for, and lifted when it is lost', async () => {
  const { table } = world();
  await announceAt(table, after(-1_000));
  await put(table, after(-500), OTHER);
  const { evaluatedAt, pauses } = await ask(table, NOW, {}, [KEY, OTHER]);
  expect(evaluatedAt >= after(-500)).toBe(true);
  expect(pauses.reduce((sum, each) => sum + each)).toBeGreaterThan(KEPT_MILLISECONDS - 1_000);
  expect(await announceAt(table, NOW, 'next')).toBeDefined();
});

test('an instant that is named is answered as named; one that is not past for every clock is waited for', async () => {
  const { table } = world();
  expect(await ask(table, NOW, { isLive: false, named: [after(-400)] })).toMatchObject({ pauses: [] });
  expect(await ask(table, NOW, { isLive: false, named: [after(-100)] })).toMatchObject({ pauses: [200] });
  expect(await ask(table, NOW, { isLive: false, named: [after(60_000)] })).toMatchObject({ pauses: [] });
});
