import { ulid } from 'ulid';
import { beforeAll, expect, it } from 'vitest';
import { batchGet } from '../../../shared/table/batch-get.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { commit } from '../../../shared/table/commit.ts';
import { isPassing } from '../../../shared/table/is-passing.ts';
import { queryAll } from '../../../shared/table/query-all.ts';
import { BY_PERSON_INDEX } from '../../../shared/table/schema.ts';
import type { Table } from '../../../shared/table/table.ts';
import { staleWhenRefused } from '../../../shared/table/write.ts';
import { times } from '../../support/at-once.ts';
import { throughFaults } from '../../support/faults/fault-client.ts';
import type { Kind } from '../../support/faults/rates.ts';
import { always, get, keyOf, put } from '../../support/faults/things.ts';
import { createTestTable } from '../../support/local-table.ts';

const MANY = 16;
let table: Table;

beforeAll(async () => {
  table = await createTestTable();
});

/** Every way in which the register reaches its table. */
const CALLS: Record<string, (faulty: Table) => Promise<unknown>> = {
  commit: (faulty) => {
    const items = [ulid(), ulid()].map((thing) => ({ Put: { TableName: faulty.name, Item: keyOf(thing) } }));
    return commit(
      faulty,
      items.map((item) => ({ item, refused: staleWhenRefused })),
      ulid(),
    );
  },
  'write of one item': (faulty) => put(faulty, ulid()),
  'read of one item': (faulty) => get(faulty, 'one', false),
  'batch that reads': (faulty) => batchGet(faulty, ['one', 'two'].map(keyOf), { consistent: true }),
  'batch that writes': (faulty) => batchPut(faulty, [keyOf(ulid()), keyOf(ulid())], async () => {}),
  query: (faulty) =>
    queryAll(faulty, {
      IndexName: BY_PERSON_INDEX.name,
      KeyConditionExpression: `${BY_PERSON_INDEX.partition} = :nobody`,
      ExpressionAttributeValues: { ':nobody': 'nobody' },
    }),
};

const KINDS: Kind[] = [
  ...(['conflict', 'in progress', 'throttling', 'internal error', 'connection reset'] as const),
  ...(['late commit', 'unprocessed'] as const),
];
const EACH = KINDS.flatMap((kind) => Object.keys(CALLS).map((call) => [kind, call] as const));

it.each(EACH)('%s that a %s does not get over is known to pass', async (kind, call) => {
  const faulty = throughFaults(table, always(kind));
  const errors = await times(MANY, async () => {
    try {
      await CALLS[call]?.(faulty);
      return [];
    } catch (error) {
      return [error];
    }
  });
  expect(errors.flat().filter((error) => !isPassing(error))).toEqual([]);
  await faulty.settled();
});
