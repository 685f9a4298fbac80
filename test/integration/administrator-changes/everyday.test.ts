import { beforeAll, describe, expect, test } from 'vitest';
import type { AdministratorChangeId } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import type { Table } from '../../../shared/table/table.ts';
import { openScene, type Scene } from '../../support/administrator-changes/scene.ts';
import { createTestTable } from '../../support/local-table.ts';

/** What happens in town halls all year long, and how long it may take (authority: "Everyday flows"). */
let table: Table;
beforeAll(async () => {
  table = await createTestTable();
});

/** The post takes a day; the candidate enters the key on the next one, and the days to contest pass. */
const byKey = async (scene: Scene, name: string, id: AdministratorChangeId): Promise<void> => {
  await scene.orderKey(name, id);
  scene.passDays(1);
  await scene.enterKey(name, id, scene.keyOf(id));
  scene.passDays(3);
  await scene.settle(id);
};

const bySupport = async (scene: Scene, id: AdministratorChangeId): Promise<void> => {
  scene.passDays(10);
  await scene.settle(id);
  for (const agent of ['agent-1', 'agent-2']) {
    await scene.dealTo(agent, id);
    await scene.answer(agent, id, 'approve');
  }
  scene.passDays(7);
  await scene.settle(id);
};

describe('a sole administrator who left yesterday', () => {
  test('and still reads their mail is replaced the same day, by their own approval', async () => {
    const scene = await openScene(table, ['ana']);
    const { id } = await scene.ask('bob', { outgoing: 'ana' });
    await scene.approve('ana', id);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['bob']);
  });

  test('and answers nobody is replaced as soon as the post allows, within a week', async () => {
    const scene = await openScene(table, ['ana']);
    const { id } = await scene.ask('bob', { outgoing: 'ana' });
    const asked = scene.now();
    await byKey(scene, 'bob', id);
    expect(await scene.names()).toEqual(['bob']);
    expect(Date.parse(scene.now()) - Date.parse(asked)).toBeLessThanOrEqual(7 * 86_400_000);
  });
});

test('of two administrators one retires today, in one act, and the other one goes on', async () => {
  const scene = await openScene(table, ['ana', 'bob']);
  await scene.changeCard('ana', 'ana', 'end');
  expect(await scene.names()).toEqual(['bob']);
});

test('a new team after an election is in place within a week, although the old one is silent', async () => {
  const scene = await openScene(table, ['old']);
  const first = await scene.ask('mayor', { outgoing: 'old' });
  await byKey(scene, 'mayor', first.id);
  for (const name of ['deputy', 'clerk']) {
    const { id } = await scene.ask(name);
    await scene.approve('mayor', id);
    await scene.settle(id);
  }
  expect(await scene.names()).toEqual(['clerk', 'deputy', 'mayor']);
});

test('one of six is dismissed in one act, and the others go on', async () => {
  const six = ['ana', 'bob', 'cleo', 'dan', 'eve', 'fred'];
  const scene = await openScene(table, six);
  await scene.changeCard('ana', 'dan', 'end');
  expect(await scene.names()).toEqual(six.filter((name) => name !== 'dan'));
});

test('whoever lost their mailbox comes back with another one, by the letter to the head office', async () => {
  const scene = await openScene(table, ['ana']);
  const { id } = await scene.ask('ana-anew', { outgoing: 'ana' });
  await byKey(scene, 'ana-anew', id);
  expect(await scene.names()).toEqual(['ana-anew']);
});

test('during a long leave somebody administers beside whoever is away, who finds their place again', async () => {
  const scene = await openScene(table, ['ana']);
  const { id } = await scene.ask('bob');
  await byKey(scene, 'bob', id);
  expect(await scene.names()).toEqual(['ana', 'bob']);
  await scene.changeCard('bob', 'ana', 'suspend');
  scene.passDays(200);
  await scene.changeCard('bob', 'ana', 'reactivate');
  expect(await scene.names()).toEqual(['ana', 'bob']);
});

test('a head office that moved two weeks ago gets the key where it is now', async () => {
  const scene = await openScene(table, ['ana']);
  const moved = { lines: ['3 RUE NEUVE'], postalCode: '92160', city: 'ANTONY' };
  await scene.establishment(scene.siret, undefined, false);
  await scene.establishment(scene.other, moved);
  scene.passDays(14);
  const { id } = await scene.ask('bob', { outgoing: 'ana' });
  const { letters } = await scene.orderKey('bob', id);
  expect(letters).toMatchObject([{ headOffice: scene.other }]);
  scene.passDays(1);
  await scene.enterKey('bob', id, scene.keyOf(id));
  scene.passDays(3);
  await scene.settle(id);
  expect(await scene.names()).toEqual(['bob']);
});

test('a body without a public address is served by two agents', async () => {
  const scene = await openScene(table, ['ana']);
  await scene.establishment(scene.siret, { lines: [] });
  const { id } = await scene.ask('bob', { outgoing: 'ana' });
  expect(await scene.codeOf(scene.orderKey('bob', id))).toBe('no-postal-address');
  await bySupport(scene, id);
  expect(await scene.names()).toEqual(['bob']);
});
