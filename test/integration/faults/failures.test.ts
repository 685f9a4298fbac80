import { ulid } from 'ulid';
import { beforeAll, expect, it } from 'vitest';
import type { Table } from '../../../shared/table/table.ts';
import { times } from '../../support/at-once.ts';
import { throughFaults } from '../../support/faults/fault-client.ts';
import type { Kind } from '../../support/faults/rates.ts';
import { always, create, get, isThere, outcomeOf, put } from '../../support/faults/things.ts';
import { createTestTable } from '../../support/local-table.ts';

const MANY = 40;
let table: Table;

beforeAll(async () => {
  table = await createTestTable();
});

const THROUGHPUT = ['ProvisionedThroughputExceededException', 'ThrottlingException'];
const RESET = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'];
/** Where there is a `done`, one try of the SDK met the fault, and the next one went well. */
const FAILURES: [Kind, 'transaction' | 'put' | 'get', outcomes: string[]][] = [
  ['conflict', 'transaction', ['TransactionCanceledException']],
  ['conflict', 'put', ['TransactionConflictException']],
  ['in progress', 'transaction', ['TransactionInProgressException', 'done']],
  ['throttling', 'transaction', [...THROUGHPUT, 'TransactionCanceledException', 'done']],
  ['throttling', 'get', [...THROUGHPUT, 'done']],
  ['internal error', 'put', ['InternalServerError', 'ServiceUnavailable', 'done']],
  ['connection reset', 'transaction', [...RESET, 'done']],
  ['connection reset', 'get', [...RESET, 'done']],
  ['late commit', 'put', ['TimeoutError', 'done']],
];

it.each(FAILURES)('%s is told of a %s as %s', async (kind, what, expected) => {
  const faulty = throughFaults(table, always(kind));
  const send = (thing: string): Promise<unknown> => {
    if (what === 'get') return get(faulty, thing);
    return what === 'put' ? put(faulty, thing) : create(faulty, [thing]);
  };
  const outcomes = await times(MANY, () => outcomeOf(send(ulid())));
  expect([...new Set(outcomes)].sort()).toEqual(expected.toSorted());
  expect(new Set(faulty.met.map((met) => met.kind))).toEqual(new Set([kind]));
  expect(new Set(faulty.met.map(({ rank }) => rank)).size).toBe(MANY);
});

it('a conflict writes nothing, and its reasons name one of the actions', async () => {
  const things = [ulid(), ulid()];
  await expect(create(throughFaults(table, always('conflict')), things)).rejects.toMatchObject({
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });
  for (const thing of things) expect(await isThere(table, thing)).toBe(false);
});

it.each(['late commit', 'in progress'] as const)(
  '%s is done all the same, at once or later',
  async (kind) => {
    const faulty = throughFaults(table, always(kind));
    const sent = await times(MANY, async () => {
      const thing = ulid();
      const isTold = (await outcomeOf(create(faulty, [thing]))) === 'done';
      return { thing, isTold, isDone: await isThere(table, thing) };
    });
    expect(sent.filter(({ isTold, isDone }) => isTold && !isDone)).toEqual([]);
    expect(sent.filter(({ isTold, isDone }) => !isTold && !isDone)).not.toEqual([]);
    await faulty.settled();
    for (const { thing } of sent) expect(await isThere(table, thing)).toBe(true);
  },
);

it('a reset connection tells nothing about what was done', async () => {
  const faulty = throughFaults(table, always('connection reset'));
  const sent = await times(MANY, async () => {
    const thing = ulid();
    const isTold = (await outcomeOf(create(faulty, [thing]))) === 'done';
    return `${isTold ? 'told' : 'not told'}, ${(await isThere(table, thing)) ? 'done' : 'not done'}`;
  });
  expect(new Set(sent)).toEqual(new Set(['told, done', 'not told, done', 'not told, not done']));
});
