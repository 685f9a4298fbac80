import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { reindex } from '../../commands/ops/reindex.ts';
import { establishmentSchema } from '../../shared/domain/directory/establishment.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { addDays, type Instant, toInstant } from '../../shared/domain/instants.ts';
import { batchPut } from '../../shared/table/batch-put.ts';
import { establishmentItem } from '../../shared/table/directory/establishments.ts';
import { keys } from '../../shared/table/keys.ts';
import { storeLogin } from '../../shared/table/people/logins.ts';
import { BY_DEADLINE_INDEX, BY_DUE_INDEX, BY_PERSON_INDEX } from '../../shared/table/schema.ts';
import type { Table } from '../../shared/table/table.ts';
import { newAccount } from '../support/access/members.ts';
import { storeEveryChain } from '../support/every-chain.ts';
import { openJobWorld } from '../support/job-world.ts';
import { createTestTable } from '../support/local-table.ts';
import { printedLines } from '../support/operation-lines.ts';

const JOB = 'flag-stale-profiles';
const PLACES = [BY_PERSON_INDEX, BY_DEADLINE_INDEX, BY_DUE_INDEX].flatMap(({ partition, sort }) => [
  partition,
  sort,
]);

const TOWN_HALL = establishmentSchema.parse({
  ...{ siret: '21920023500014', siren: '219200235', name: 'MAIRIE', headOffice: true, closures: [] },
  address: { lines: ['1 PLACE MAURICE GUNSBOURG'], postalCode: '92140', city: 'CLAMART' },
});

let table: Table;
beforeEach(async () => {
  table = await createTestTable();
});

const readAll = async () => {
  const { Items = [] } = await table.documents.scan({ TableName: table.name, ConsistentRead: true });
  return Items;
};

/** Places the items as if the indexes had come after them. */
const displace = async (items: Record<string, unknown>[]): Promise<void> => {
  for (const { PK, SK } of items) {
    await table.documents.update({
      TableName: table.name,
      Key: { PK, SK },
      UpdateExpression: `REMOVE ${PLACES.join(', ')}`,
    });
  }
};

it('puts every kind of indexed item where the commands had put it', async () => {
  await storeEveryChain(table);
  // Everybody else counts as away by now.
  await newAccount(table);
  await batchPut(table, [establishmentItem(TOWN_HALL)]);
  const before = await readAll();
  const placed = before.filter((item) => PLACES.some((name) => item[name] !== undefined));
  expect(new Set(placed.map(({ SK }) => SK.split('#')[0]))).toEqual(
    new Set([
      ...['EVENT', 'CARD', 'CHANGE', 'CONTEST', 'EST', 'LOGIN', 'MANDATE', 'ORPHANRISK', 'PERSON', 'REVIEWS'],
    ]),
  );
  await displace(placed);
  expect((await printedLines(table, reindex)).at(-1)).toContain(` ${placed.length} put right.`);
  expect(await readAll()).toEqual(before);
  expect((await printedLines(table, reindex)).at(-1)).toContain(' 0 put right.');
});

describe('a login', () => {
  const NOW = toInstant('2026-06-01T08:00:00Z');
  const personId = personIdSchema.parse(ulid());
  const login = async () => {
    const { Item } = await table.documents.get({
      TableName: table.name,
      Key: keys.login(personId),
      ConsistentRead: true,
    });
    return Item;
  };
  /** A login as stored before there was an index of what is due. */
  const putOld = (lastLoginAt: Instant) =>
    table.documents.put({ TableName: table.name, Item: { ...keys.login(personId), lastLoginAt } });

  it('from before the index leads the job to record once that its person stays away', async () => {
    await putOld(NOW);
    await printedLines(table, reindex);
    const world = openJobWorld(table, addDays(NOW, 180));
    expect(await world.run(JOB)).toMatchObject({ outcomes: {} });
    world.pass(2);
    expect(await world.run(JOB)).toMatchObject({ outcomes: { inactive: 1 } });
    const before = await login();
    await printedLines(table, reindex);
    expect(await login()).toEqual(before);
    expect(await world.run(JOB)).toMatchObject({ outcomes: {} });
  });

  it('after a recorded absence starts again', async () => {
    await putOld(NOW);
    await printedLines(table, reindex);
    const world = openJobWorld(table, addDays(NOW, 200));
    await world.run(JOB);
    await storeLogin(table, personId, world.clock());
    await displace([keys.login(personId)]);
    await printedLines(table, reindex);
    world.pass(182);
    expect(await world.run(JOB)).toMatchObject({ outcomes: { inactive: 1 } });
  });

  it('may be replaced meanwhile by a later one, whose place stays', async () => {
    await putOld(NOW);
    await printedLines(table, reindex);
    await displace([keys.login(personId)]);
    const later = addDays(NOW, 100);
    // The paginator of the scan takes a genuine client only.
    const documents: Table['documents'] = Object.assign(Object.create(table.documents), {
      send: async (command: never) => {
        if ((command as object) instanceof UpdateCommand) await storeLogin(table, personId, later);
        return table.documents.send(command);
      },
    });
    const racing: Table = { name: table.name, documents };
    const lines = await printedLines(racing, reindex);
    expect(lines).toEqual(['1 items read, 0 put right. 1 changed meanwhile: run it again.']);
    expect(await login()).toMatchObject({ lastLoginAt: later, duePlace: addDays(later, 181) });
  });
});
