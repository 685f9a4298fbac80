import { beforeAll, expect, test } from 'vitest';
import type { Table } from '../../shared/table/table.ts';
import { findLetterPlaces } from '../../shared/use-cases/administrator-changes/letter-places.ts';
import { openScene } from '../support/administrator-changes/scene.ts';
import { createTestTable } from '../support/local-table.ts';

let table: Table;
beforeAll(async () => {
  table = await createTestTable();
});

const CRECHE = { lines: ['3 RUE DE LA CRECHE'], postalCode: '92160', city: 'ANTONY' };

test('one crèche’s letter box does not win the commune: the key goes to the head office', async () => {
  const scene = await openScene(table);
  await scene.establishment(scene.other, CRECHE, false);
  const { id } = await scene.ask('stranger', { siret: scene.other });
  const { letters } = await scene.orderKey('stranger', id);
  expect(letters).toMatchObject([{ headOffice: scene.siret, told: [scene.other] }]);
});

test.each([
  ['[ND]', { lines: [] }],
  ['abroad', { lines: ['1 AVENUE LOUISE', 'BRUXELLES'] }],
])(
  'no key goes to a head office that the post does not reach (%s), which is said before',
  async (_, address) => {
    const scene = await openScene(table);
    await scene.establishment(scene.siret, address);
    expect(await findLetterPlaces(table, scene, scene.now())).toBeUndefined();
    const asked = await scene.ask('stranger');
    expect(asked.isWritable).toBe(false);
    expect(await scene.codeOf(scene.orderKey('stranger', asked.id))).toBe('no-postal-address');
  },
);

test('a key that was on its way when the head office moved is refused, and a new letter leaves the same day', async () => {
  const scene = await openScene(table);
  const { id } = await scene.ask('stranger');
  await scene.orderKey('stranger', id);
  await scene.establishment(scene.siret, CRECHE, false);
  await scene.establishment(scene.other);
  const { answer, change } = await scene.enterKey('stranger', id, scene.keyOf(id));
  expect(answer).toBe('head-office-changed');
  expect(change.state.status).toBe('pending');
  expect(change.letters.at(-1)).toMatchObject({ headOffice: scene.other, leftAt: scene.now() });
  const again = await scene.enterKey('stranger', id, scene.keyOf(id, 2));
  expect(again.answer).toBe('accepted');
});

test('thirty orders send one envelope in three days, and nobody is refused a key by another’s asking', async () => {
  const scene = await openScene(table);
  const leaves: string[] = [];
  for (const name of ['a', 'b', 'c', 'd']) {
    const { id } = await scene.ask(name);
    const { letters } = await scene.orderKey(name, id);
    leaves.push(letters[0]?.leavesAt ?? '');
    await scene.codeOf(scene.orderKey(name, id));
  }
  const [today, ...later] = leaves;
  expect(today).toBe(scene.now());
  expect(new Set(later).size).toBe(1);
  expect(Date.parse(later[0] ?? '') - Date.parse(today ?? '')).toBe(3 * 86_400_000);
});

test('a key that waits for its envelope is handed to the post when that leaves, and not if the request is over', async () => {
  const scene = await openScene(table);
  const first = await scene.ask('a');
  await scene.orderKey('a', first.id);
  const [second, third] = [await scene.ask('b'), await scene.ask('c')];
  await scene.orderKey('b', second.id);
  await scene.orderKey('c', third.id);
  await scene.cancel('c', third.id);
  scene.passDays(3);
  expect((await scene.settle(second.id)).letters).toMatchObject([{ leftAt: scene.now() }]);
  expect((await scene.settle(third.id)).letters[0]?.leftAt).toBeUndefined();
});
