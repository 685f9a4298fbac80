import { ulid } from 'ulid';
import { beforeAll, expect, it } from 'vitest';
import { batchGet } from '../../../shared/table/batch-get.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { BY_DUE_INDEX, BY_PERSON_INDEX } from '../../../shared/table/schema.ts';
import type { Table } from '../../../shared/table/table.ts';
import { times } from '../../support/at-once.ts';
import { type FaultyTable, throughFaults } from '../../support/faults/fault-client.ts';
import { always, get, keyOf, openDay, put } from '../../support/faults/things.ts';
import { createTestTable } from '../../support/local-table.ts';

const MANY = 40;
let table: Table;

beforeAll(async () => {
  table = await createTestTable();
});

type Items = Record<string, unknown>[];

/** Whatever is told when asked so often, each once. */
const told = async (ask: () => Promise<unknown>): Promise<string[]> =>
  [...new Set(await times(MANY, async () => JSON.stringify((await ask()) ?? null)))].sort();

it('a read that need not be consistent may tell a former version for a second; one that must never does', async () => {
  const { day, time } = openDay();
  const faulty = throughFaults(table, { ...always('stale read'), time });
  const thing = ulid();
  const ask = (consistent: boolean) => async () => (await get(faulty, thing, consistent))?.turn;
  const askBatch = (consistent: boolean) => async () =>
    (await batchGet(faulty, [keyOf(thing)], { consistent })).items[0]?.turn;
  await put(faulty, thing, { turn: 1 });
  day.now += 300;
  await put(faulty, thing, { turn: 2 });
  for (const each of [ask, askBatch]) {
    expect(await told(each(false))).toEqual(['1', '2', 'null']);
    expect(await told(each(true))).toEqual(['2']);
  }
  day.now += 800;
  expect(await told(ask(false))).toEqual(['1', '2']);
  day.now += 300;
  expect(await told(ask(false))).toEqual(['2']);
});

it('a batch and a query are torn: what one transaction writes is seen half done', async () => {
  const faulty = throughFaults(table, always('torn read'));
  const partition = `TORN#${ulid()}`;
  const keys = ['A', 'B'].map((SK) => ({ PK: partition, SK }));
  const writeBoth = (turn: number) => {
    const TransactItems = keys.map((key) => ({ Put: { TableName: table.name, Item: { ...key, turn } } }));
    return table.documents.transactWrite({ TransactItems });
  };
  const readBatch = async (): Promise<Items> => {
    const RequestItems = { [table.name]: { Keys: keys, ConsistentRead: true } };
    const { Responses } = await faulty.documents.batchGet({ RequestItems });
    return Responses?.[table.name] ?? [];
  };
  const readQuery = async (): Promise<Items> => {
    const ExpressionAttributeValues = { ':partition': partition };
    const { Items = [] } = await faulty.documents.query({
      ...{ TableName: table.name, ConsistentRead: true, ExpressionAttributeValues },
      KeyConditionExpression: 'PK = :partition',
    });
    expect(Items.map(({ SK }) => SK)).toEqual(['A', 'B']);
    return Items;
  };
  await writeBoth(0);
  for (const read of [readBatch, readQuery]) {
    let isTorn = false;
    const keepWriting = async () => {
      for (let turn = 1; !isTorn; turn += 1) await writeBoth(turn);
    };
    const keepReading = async () => {
      for (let turn = 0; turn < 10 * MANY && !isTorn; turn += 1) {
        isTorn = new Set((await read()).map((item) => item.turn)).size > 1;
      }
      expect(isTorn).toBe(true);
    };
    await Promise.all([keepWriting(), keepReading()]);
  }
});

const placed = (person: string, place: string) => ({
  ...{ [BY_PERSON_INDEX.partition]: person, [BY_PERSON_INDEX.sort]: place },
  ...{ [BY_DUE_INDEX.partition]: person, [BY_DUE_INDEX.sort]: place, version: 1, name: 'not carried' },
});

const queryIndex = (
  { name, documents }: FaultyTable,
  index: typeof BY_PERSON_INDEX | typeof BY_DUE_INDEX,
  person: string,
  page: { Limit?: number; ExclusiveStartKey?: Record<string, unknown> | undefined } = {},
) =>
  documents.query({
    ...{ ...page, TableName: name, IndexName: index.name },
    KeyConditionExpression: `${index.partition} = :person AND ${index.sort} < :end`,
    ExpressionAttributeValues: { ':person': person, ':end': '9' },
  });

it('an index tells of each item late by up to two seconds: what is new, changed and gone', async () => {
  const { day, time } = openDay();
  const faulty = throughFaults(table, { ...always('late index'), time });
  const [person, thing] = [ulid(), ulid()];
  const ask = async () => {
    const { Items = [] } = await queryIndex(faulty, BY_PERSON_INDEX, person);
    return Items.map((item) => item[BY_PERSON_INDEX.sort]);
  };
  await put(faulty, thing, placed(person, '1'));
  expect(await told(ask)).toEqual(['["1"]', '[]']);
  day.now += 2_000;
  expect(await told(ask)).toEqual(['["1"]']);
  await put(faulty, thing, placed(person, '2'));
  expect(await told(ask)).toEqual(['["1"]', '["2"]']);
  day.now += 2_000;
  await put(faulty, thing);
  day.now += 1_000;
  expect(await told(ask)).toEqual(['["2"]', '[]']);
  day.now += 1_000;
  expect(await told(ask)).toEqual(['[]']);
});

it('a late index carries what it carries of an item, in its order, page by page', async () => {
  const { time } = openDay();
  const faulty = throughFaults(table, { ...always('late index'), time });
  const person = ulid();
  const places = Array.from('012345678');
  await batchPut(
    faulty,
    places.map((place) => ({ ...keyOf(ulid()), ...placed(person, place) })),
  );
  const found: Items = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await queryIndex(faulty, BY_DUE_INDEX, person, { Limit: 2, ExclusiveStartKey });
    expect(page.Items?.length).toBeLessThanOrEqual(2);
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  const seen = found.map((item) => String(item[BY_DUE_INDEX.sort]));
  expect(seen.length).toBeLessThan(places.length);
  expect(seen).toEqual([...new Set(seen)].sort());
  for (const item of found) {
    expect(Object.keys(item).sort()).toEqual(['PK', 'SK', 'duePlace', 'dueQueue', 'version']);
  }
});
