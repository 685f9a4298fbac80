import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createSessionsTable } from '../../../local/create-sessions-table.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, openLocalClient } from '../../../local/open-local-table.ts';
import { AwsRefusal, dynamoDb } from '../../../portal/aws/json-client.ts';
import { dynamoDbItems } from '../../../portal/session/dynamodb-items.ts';
import type { Item, ItemStore } from '../../../portal/session/item-store.ts';
import { memoryItems } from '../../support/portal/memory-items.ts';

const environment = () => ({
  AWS_REGION: LOCAL_REGION,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: inject('dynamoDbEndpoint'),
});

let table: ItemStore;
beforeAll(async () => {
  const name = `sessions-${randomUUID()}`;
  await createSessionsTable(openLocalClient(inject('dynamoDbEndpoint')), name);
  await createSessionsTable(openLocalClient(inject('dynamoDbEndpoint')), name);
  table = dynamoDbItems(dynamoDb(environment()), name);
});

const itemOf = (version: number, sealed = 'é'.repeat(3_000)): Item => ({
  key: `session#${randomUUID()}`,
  version,
  expiresAt: 1_900_000_000,
  sealed,
});

describe.each([
  ['the table', () => table],
  ['its stand-in of the tests', memoryItems],
])('an item of %s', (_, open: () => ItemStore) => {
  it('is found as it was written', async () => {
    const items = open();
    const item = itemOf(1);
    expect(await items.find(item.key)).toBeUndefined();
    expect(await items.put(item, 0)).toBe(true);
    expect(await items.find(item.key)).toEqual(item);
  });

  it('is written by whoever names the version that is there, and by nobody else', async () => {
    const items = open();
    const item = itemOf(1);
    expect(await items.put(item, 1)).toBe(false);
    expect(await items.put(item, 0)).toBe(true);
    expect(await items.put(item, 0)).toBe(false);
    const writers = Array.from({ length: 5 }, (_each, n) =>
      items.put({ ...item, version: 2, sealed: `${n}` }, 1),
    );
    expect((await Promise.all(writers)).filter(Boolean)).toHaveLength(1);
    expect((await items.find(item.key))?.version).toBe(2);
  });

  it('is taken once', async () => {
    const items = open();
    const item = itemOf(1);
    await items.put(item, 0);
    const taken = await Promise.all([items.take(item.key), items.take(item.key), items.take(item.key)]);
    expect(taken.filter((each) => each !== undefined)).toEqual([item]);
    expect(await items.find(item.key)).toBeUndefined();
  });
});

describe('a call of AWS', () => {
  it('that is refused says by which name', async () => {
    const missing = dynamoDbItems(dynamoDb(environment()), 'no-such-table');
    await expect(missing.find('a')).rejects.toThrow(AwsRefusal);
    await expect(missing.find('a')).rejects.toMatchObject({ type: 'ResourceNotFoundException' });
  });
});
