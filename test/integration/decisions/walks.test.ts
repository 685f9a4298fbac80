import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../shared/table/table.ts';
import { fillBody, type List, onePass, walk } from '../../support/decisions/walks.ts';
import { createTestTable } from '../../support/local-table.ts';

const MEMBERS = 400;
const PLACES = 200;
const PAGE = 50;

let table: Table;
beforeAll(async () => {
  table = await createTestTable();
  await fillBody(table, MEMBERS, PLACES);
});

const LISTS: readonly [List, number][] = [
  ['subjects', MEMBERS - 1],
  // One right on a list of places, two of everybody else.
  ['report', 2 * MEMBERS - 1],
  ['members', MEMBERS],
  ['resources', PLACES],
];

describe('a list in pages', () => {
  it.each(LISTS)('of %s gives each of %i once, and reads little more than one pass', async (list, count) => {
    const { results, units } = await walk(table, list, PAGE);
    expect(results).toHaveLength(count);
    expect(new Set(results).size).toBe(count);
    expect(units / (await onePass(table, list, PLACES))).toBeLessThanOrEqual(1.2);
  });

  it.each(LISTS)('of %s gives the same by pages of thirty-seven', async (list) => {
    expect((await walk(table, list, 37)).results).toEqual((await walk(table, list, 1_000)).results);
  });
});
