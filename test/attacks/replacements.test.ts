import { beforeAll, describe, expect, test } from 'vitest';
import { isClosed } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { Table } from '../../shared/table/table.ts';
import { answerRemovalContest, contestRemoval } from '../../shared/use-cases/access/contest-removal.ts';
import { openScene, type Scene } from '../support/administrator-changes/scene.ts';
import { createTestTable } from '../support/local-table.ts';

let table: Table;
beforeAll(async () => {
  table = await createTestTable();
});

type Id = Awaited<ReturnType<Scene['ask']>>['id'];

const contest = (scene: Scene, name: string) =>
  scene.run(name, async (context) =>
    contestRemoval(context, { siren: scene.siren, contester: await scene.person(name), reason: 'Non.' }),
  );

/** Two agents are dealt the case and approve it. */
const bySupport = async (scene: Scene, id: Id) => {
  for (const agent of ['agent-1', 'agent-2']) {
    await scene.dealTo(agent, id);
    await scene.answer(agent, id, 'approve');
  }
};

/** Bob ends Ana, and support gives her place back. */
const withRestored = async (): Promise<Scene> => {
  const scene = await openScene(table, ['ana', 'bob', 'chloe']);
  await scene.changeCard('bob', 'ana', 'end');
  const { id } = await contest(scene, 'ana');
  for (const agent of ['agent-1', 'agent-2']) {
    await scene.run(
      agent,
      async (context) =>
        answerRemovalContest(context, id, await scene.person(agent), {
          decision: 'restore',
          reason: 'Vérifié.',
        }),
      'agent',
    );
  }
  scene.passDays(1);
  return scene;
};

describe('one no a request', () => {
  test('whoever objected to their replacement does not contest it once two agents have decided', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('cleo', { outgoing: 'ana' });
    await scene.object('ana', id);
    await scene.approve('bob', id);
    await bySupport(scene, id);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['bob', 'cleo']);
    expect(await scene.codeOf(contest(scene, 'ana'))).toBe('already-contested');
  });

  test('whoever approved their own replacement left by themselves, and holds nobody’s power up', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('cleo', { outgoing: 'ana' });
    await scene.approve('ana', id);
    await scene.settle(id);
    expect(await scene.codeOf(contest(scene, 'ana'))).toBe('nothing-to-contest');
  });

  test('an administrator who approves a colleague’s replacement has no power while it is contested', async () => {
    const scene = await openScene(table, ['ana', 'bob', 'chloe']);
    const { id } = await scene.ask('accomplice', { outgoing: 'ana' });
    await scene.approve('bob', id);
    await scene.settle(id);
    await contest(scene, 'ana');
    scene.passDays(8);
    for (const held of ['bob', 'accomplice'])
      expect(await scene.codeOf(scene.changeCard(held, 'chloe', 'end'))).toBe('power-contested');
  });
});

describe('somebody whom support restored', () => {
  test('is not ended through a replacement that a colleague approves', async () => {
    const scene = await withRestored();
    const { id } = await scene.ask('accomplice', { outgoing: 'ana' });
    expect(await scene.codeOf(scene.approve('chloe', id))).toBe('support-only');
    expect(await scene.names()).toContain('ana');
  });

  test('is not ended through a replacement that was approved before support restored them', async () => {
    const scene = await openScene(table, ['ana', 'bob', 'chloe']);
    const { id } = await scene.ask('accomplice', { outgoing: 'ana', effectInDays: 20 });
    await scene.approve('chloe', id);
    await scene.changeCard('bob', 'ana', 'suspend');
    const opened = await contest(scene, 'ana');
    for (const agent of ['agent-1', 'agent-2']) {
      await scene.run(
        agent,
        async (context) =>
          answerRemovalContest(context, opened.id, await scene.person(agent), {
            decision: 'restore',
            reason: 'Vérifié.',
          }),
        'agent',
      );
    }
    scene.passDays(21);
    const after = await scene.settle(id);
    expect(after).toMatchObject({ returns: 2 });
    expect(isClosed(after)).toBe(false);
    expect(await scene.names()).toEqual(['ana', 'bob', 'chloe']);
    // From now on two agents decide, and nobody else.
    expect(await scene.codeOf(scene.approve('chloe', id))).toBe('support-only');
    await bySupport(scene, id);
    scene.passDays(4);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['accomplice', 'bob', 'chloe']);
  });

  test('is not ended by whoever has the head office’s letter box', async () => {
    const scene = await withRestored();
    const { id } = await scene.ask('stranger', { outgoing: 'ana' });
    await scene.orderKey('stranger', id);
    await scene.enterKey('stranger', id, scene.keyOf(id));
    scene.passDays(10);
    await scene.settle(id);
    expect(await scene.names()).not.toContain('stranger');
    expect(await scene.names()).toContain('ana');
  });

  test('goes by a replacement that they approve themselves', async () => {
    const scene = await withRestored();
    scene.passDays(8);
    const { id } = await scene.ask('successor', { outgoing: 'ana' });
    await scene.approve('ana', id);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['bob', 'chloe', 'successor']);
  });

  test('is ended by a colleague’s approval again after 90 days', async () => {
    const scene = await withRestored();
    scene.passDays(90);
    const { id } = await scene.ask('cleo', { outgoing: 'ana' });
    await scene.approve('chloe', id);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['bob', 'chloe', 'cleo']);
  });
});

describe('somebody whom support appointed against an objection', () => {
  test('is not ended, suspended or demoted by whoever objected', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('cleo');
    await scene.object('ana', id);
    await scene.approve('bob', id);
    await bySupport(scene, id);
    await scene.settle(id);
    scene.passDays(10);
    for (const how of ['end', 'suspend', 'demote'] as const)
      expect(await scene.codeOf(scene.changeCard('ana', 'cleo', how))).toBe('administrator-protected');
    scene.passDays(90);
    await scene.changeCard('ana', 'cleo', 'end');
    expect(await scene.names()).toEqual(['ana', 'bob']);
  });
});
