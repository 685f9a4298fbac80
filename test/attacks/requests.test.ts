import { beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '../../shared/table/table.ts';
import { openScene, type Scene } from '../support/administrator-changes/scene.ts';
import { createTestTable } from '../support/local-table.ts';

let table: Table;
beforeAll(async () => {
  table = await createTestTable();
});

/** Two agents are dealt the case and approve it. */
const bySupport = async (scene: Scene, id: Awaited<ReturnType<Scene['ask']>>['id'], day = 11) => {
  scene.passDays(day);
  await scene.settle(id);
  for (const agent of ['agent-1', 'agent-2']) {
    await scene.dealTo(agent, id);
    await scene.answer(agent, id, 'approve');
  }
  return scene.stored(id);
};

describe('who decides, until when', () => {
  test('a removed administrator’s accomplice does not take the body over', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('accomplice', { outgoing: 'bob', effectInDays: 20 });
    await scene.approve('ana', id);
    await scene.changeCard('bob', 'ana', 'end');
    scene.passDays(21);
    const after = await scene.settle(id);
    expect(after).toMatchObject({ state: { status: 'pending' }, returns: 1 });
    expect(await scene.names()).toEqual(['bob']);
  });

  test.each(['suspend', 'demote', 'end'] as const)(
    'an approver put out (%s) and taken back after the request vouches no more',
    async (how) => {
      const scene = await openScene(table, ['ana', 'bob']);
      const { id } = await scene.ask('accomplice', { effectInDays: 20 });
      await scene.approve('ana', id);
      scene.passDays(1);
      await scene.changeCard('bob', 'ana', how);
      if (how === 'demote') await scene.changeCard('bob', 'ana', 'promote');
      scene.passDays(21);
      expect(await scene.settle(id)).toMatchObject({ state: { status: 'pending' }, returns: 1 });
      expect(await scene.names()).not.toContain('accomplice');
    },
  );

  test('an approval by whoever has left by themselves since still counts', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('cleo', { effectInDays: 20 });
    await scene.approve('ana', id);
    await scene.changeCard('ana', 'ana', 'end');
    scene.passDays(21);
    expect((await scene.settle(id)).state).toMatchObject({ status: 'approved' });
    expect(await scene.names()).toEqual(['bob', 'cleo']);
  });

  test('a colleague stops an approval that is dated in the future, by an objection', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('accomplice', { effectInDays: 20 });
    await scene.approve('ana', id);
    expect((await scene.object('bob', id)).state.status).toBe('contested');
    scene.passDays(60);
    expect((await scene.settle(id)).state).toMatchObject({ status: 'contested', overdueTold: true });
    expect(await scene.names()).toEqual(['ana', 'bob']);
  });

  test('a legitimate successor says no to a stranger’s key, and support decides', async () => {
    const scene = await openScene(table, ['ana']);
    const { id } = await scene.ask('stranger');
    await scene.orderKey('stranger', id);
    await scene.appoint('successor');
    await scene.changeCard('ana', 'ana', 'end');
    await scene.object('successor', id);
    const entered = await scene.enterKey('stranger', id, scene.keyOf(id));
    expect(entered.change.state.status).toBe('contested');
    scene.passDays(30);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['successor']);
  });

  test('a newcomer can refuse no request that was made before they came, and approve none', async () => {
    const scene = await openScene(table, ['ana']);
    const { id } = await scene.ask('cleo');
    scene.passDays(1);
    await scene.appoint('newcomer');
    expect(await scene.codeOf(scene.approve('newcomer', id))).toBe('not-a-decider');
    const after = await scene.refuse('newcomer', id);
    expect(after).toMatchObject({ state: { status: 'pending' }, objections: [{ reason: 'Non.' }] });
    // With that objection before them, two agents decide for good.
    expect((await scene.approve('ana', id)).state.status).toBe('contested');
  });

  test('whoever is to be replaced objects and never refuses', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('cleo', { outgoing: 'bob' });
    expect((await scene.refuse('bob', id)).state.status).toBe('pending');
    expect((await scene.approve('ana', id)).state.status).toBe('contested');
    expect(await scene.codeOf(scene.object('bob', id))).toBe('already-objected');
  });

  test('an administrator’s no is final before anything happened, and only an objection after a letter', async () => {
    const scene = await openScene(table, ['ana']);
    const first = await scene.ask('cleo');
    expect((await scene.refuse('ana', first.id)).state.status).toBe('refused');
    const second = await scene.ask('dora');
    await scene.orderKey('dora', second.id);
    expect((await scene.refuse('ana', second.id)).state.status).toBe('pending');
  });

  test('an approval is taken back once, and after two returns only support approves', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('cleo', { effectInDays: 40 });
    await scene.approve('ana', id);
    expect(await scene.codeOf(scene.withdraw('bob', id))).toBe('not-your-approval');
    expect((await scene.withdraw('ana', id)).state.status).toBe('pending');
    await scene.approve('ana', id);
    expect(await scene.codeOf(scene.withdraw('ana', id))).toBe('already-withdrawn');
    await scene.changeCard('bob', 'ana', 'end');
    scene.passDays(41);
    expect(await scene.settle(id)).toMatchObject({ state: { status: 'pending' }, returns: 2 });
    expect(await scene.codeOf(scene.approve('bob', id))).toBe('support-only');
    expect(await scene.codeOf(scene.orderKey('cleo', id))).toBe('support-only');
    const settled = await bySupport(scene, id, 0);
    expect(settled.state.status).toBe('contestable');
  });
});

describe('support', () => {
  test('an agent picks neither a case nor the second agent', async () => {
    const scene = await openScene(await createTestTable(), ['ana']);
    const { id } = await scene.ask('cleo');
    scene.passDays(11);
    await scene.settle(id);
    expect(await scene.codeOf(scene.answer('agent-1', id, 'approve'))).toBe('case-not-dealt');
    expect((await scene.nextCase('agent-1'))?.id).toBe(id);
    expect((await scene.nextCase('agent-1'))?.id).toBe(id);
    expect((await scene.nextCase('agent-2'))?.id).toBe(id);
    expect(await scene.nextCase('friend')).toBeUndefined();
    await scene.answer('agent-1', id, 'approve');
    expect(await scene.codeOf(scene.answer('agent-1', id, 'approve'))).toBe('second-agent-needed');
    expect(await scene.codeOf(scene.answer('friend', id, 'approve'))).toBe('case-not-dealt');
  });

  test('one agent alone refuses nobody, and approves nobody', async () => {
    const scene = await openScene(await createTestTable(), ['ana']);
    const { id } = await scene.ask('cleo');
    scene.passDays(11);
    await scene.settle(id);
    await scene.nextCase('agent-1');
    expect((await scene.answer('agent-1', id, 'refuse')).state.status).toBe('escalated');
    await scene.nextCase('agent-2');
    await scene.answer('agent-2', id, 'approve');
    await scene.nextCase('agent-3');
    const settled = await scene.answer('agent-3', id, 'approve');
    expect(settled.state).toMatchObject({ status: 'approved', approval: { isFinal: true } });
  });

  test('an agent who has seen through a fraud stops it after both approved', async () => {
    const scene = await openScene(await createTestTable(), ['ana']);
    const { id } = await scene.ask('stranger', { effectInDays: 60 });
    expect((await bySupport(scene, id)).state.status).toBe('contestable');
    scene.passDays(4);
    expect((await scene.settle(id)).state.status).toBe('approved');
    expect((await scene.stop('agent-1', id)).state.status).toBe('contested');
    scene.passDays(90);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['ana']);
  });

  test('a case that is contested comes first, and one that was objected to without a key comes last', async () => {
    const own = await createTestTable();
    const [contested, plain, objected] = [
      await openScene(own, ['ana']),
      await openScene(own, ['ana']),
      await openScene(own, ['ana', 'bob']),
    ];
    const last = await objected.ask('cleo');
    await objected.orderKey('cleo', last.id);
    await objected.refuse('bob', last.id);
    const middle = await plain.ask('cleo');
    const first = await contested.ask('cleo');
    for (const scene of [contested, plain, objected]) scene.passDays(11);
    await objected.settle(last.id);
    await plain.settle(middle.id);
    await contested.settle(first.id);
    await contested.approve('ana', first.id);
    // Its effect is due at once, so the agent's no comes before it.
    await contested.stop('agent-9', first.id);
    const order: (string | undefined)[] = [];
    for (const agent of ['a', 'b', 'c', 'd', 'e', 'f']) order.push((await plain.nextCase(agent))?.id);
    expect(order).toEqual([first.id, first.id, middle.id, middle.id, last.id, last.id]);
  });
});

describe('the first administrator', () => {
  test('a stranger’s first request does not survive the appointment of somebody else unseen', async () => {
    const scene = await openScene(table, []);
    const { id } = await scene.ask('stranger');
    await scene.orderKey('stranger', id);
    await scene.enterKey('stranger', id, scene.keyOf(id));
    scene.passDays(6.9);
    await scene.appoint('mayor');
    const told = await scene.settle(id);
    expect(told).toMatchObject({ kind: 'additional', state: { status: 'contestable' } });
    scene.passDays(0.9);
    await scene.settle(id);
    await scene.object('mayor', id);
    scene.passDays(30);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['mayor']);
  });

  test('of two first requests the second waits for whoever came by the first, who may approve and never refuse', async () => {
    const scene = await openScene(table, []);
    const [mayor, deputy] = [await scene.ask('mayor'), await scene.ask('deputy')];
    await scene.orderKey('mayor', mayor.id);
    await scene.enterKey('mayor', mayor.id, scene.keyOf(mayor.id));
    scene.passDays(7);
    await scene.settle(mayor.id);
    expect(await scene.settle(deputy.id)).toMatchObject({ kind: 'additional', state: { status: 'pending' } });
    expect((await scene.refuse('mayor', deputy.id)).state.status).toBe('pending');
    expect((await scene.approve('mayor', deputy.id)).state.status).toBe('contested');
  });

  test('of two first requests the second is approved by whoever came by the first', async () => {
    const scene = await openScene(table, []);
    const [mayor, deputy] = [await scene.ask('mayor'), await scene.ask('deputy')];
    await scene.orderKey('mayor', mayor.id);
    await scene.enterKey('mayor', mayor.id, scene.keyOf(mayor.id));
    scene.passDays(7);
    await scene.settle(mayor.id);
    expect((await scene.approve('mayor', deputy.id)).state.status).toBe('approved');
    await scene.settle(deputy.id);
    expect(await scene.names()).toEqual(['deputy', 'mayor']);
  });
});

describe('a replacement', () => {
  test('of somebody who has ended already is closed, not applied', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const one = await scene.ask('cleo', { outgoing: 'bob', effectInDays: 5 });
    const two = await scene.ask('dora', { outgoing: 'bob', effectInDays: 6 });
    await scene.approve('ana', one.id);
    await scene.approve('ana', two.id);
    scene.passDays(7);
    await scene.settle(one.id);
    expect((await scene.settle(two.id)).state).toMatchObject({ status: 'refused', reason: 'outgoing-gone' });
    expect(await scene.names()).toEqual(['ana', 'cleo']);
  });

  test('of one administrator by two people at the same instant takes effect for one of them', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const asked = [
      await scene.ask('cleo', { outgoing: 'bob', effectInDays: 5 }),
      await scene.ask('dora', { outgoing: 'bob', effectInDays: 5 }),
    ];
    for (const { id } of asked) {
      await scene.approve('ana', id);
      await scene.settle(id);
    }
    scene.passDays(7);
    const settled = await Promise.all(asked.map(({ id }) => scene.settle(id)));
    const statuses = settled.map(({ state }) => state.status);
    expect(statuses.toSorted()).toEqual(['approved', 'refused']);
    expect(await scene.names()).toEqual(['ana', statuses[0] === 'approved' ? 'cleo' : 'dora']);
  });

  test('of somebody who does not administer there replaces nobody, once who administers has approved it', async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    const { id } = await scene.ask('cleo', { outgoing: 'elsewhere' });
    expect(await scene.stored(id)).toMatchObject({ kind: 'replacement', unknownOutgoing: 'end' });
    await scene.approve('ana', id);
    scene.passDays(7);
    await scene.settle(id);
    expect(await scene.names()).toEqual(['ana', 'bob', 'cleo']);
  });
});

describe('the candidate’s access elsewhere in the body', () => {
  const hired = async () => {
    const scene = await openScene(table, ['ana', 'bob']);
    await scene.appoint('cleo');
    await scene.changeCard('bob', 'cleo', 'demote');
    return scene;
  };

  test('whoever suspends it before anybody has answered refuses the request by it', async () => {
    const scene = await hired();
    const { id } = await scene.ask('cleo');
    await scene.changeCard('bob', 'cleo', 'suspend');
    expect((await scene.stored(id)).state).toMatchObject({ status: 'refused', way: 'co-optation' });
  });

  test.each(['suspend', 'end'] as const)(
    'who does that (%s) after a colleague’s approval objects',
    async (how) => {
      const scene = await hired();
      const { id } = await scene.ask('cleo', { effectInDays: 20 });
      await scene.approve('ana', id);
      await scene.changeCard('bob', 'cleo', how);
      expect(await scene.stored(id)).toMatchObject({ state: { status: 'contested' }, objections: [{}] });
      scene.passDays(30);
      await scene.settle(id);
      expect(await scene.names()).toEqual(['ana', 'bob']);
    },
  );

  test('whoever approved takes the approval back by it', async () => {
    const scene = await hired();
    const { id } = await scene.ask('cleo', { effectInDays: 20 });
    await scene.approve('ana', id);
    await scene.changeCard('ana', 'cleo', 'suspend');
    expect(await scene.stored(id)).toMatchObject({ state: { status: 'pending' }, returns: 1 });
  });

  test('a lawful effect appoints somebody suspended, and gives none of their suspended grants back', async () => {
    const scene = await hired();
    await scene.give('ana', 'cleo');
    const { id } = await scene.ask('cleo');
    await scene.orderKey('cleo', id);
    await scene.changeCard('bob', 'cleo', 'suspend');
    scene.passDays(10);
    await scene.settle(id);
    for (const agent of ['agent-7', 'agent-8']) {
      await scene.dealTo(agent, id);
      await scene.answer(agent, id, 'approve');
    }
    await scene.settle(id);
    expect(await scene.names()).toEqual(['ana', 'bob', 'cleo']);
    expect(await scene.phases('cleo')).toEqual(['suspended']);
    await scene.changeCard('ana', 'cleo', 'reactivate');
    expect(await scene.phases('cleo')).toEqual(['in-force']);
  });
});

describe('what one person can ask for', () => {
  test('three open requests and five a day, refused ones included, however they are sent', async () => {
    const own = await createTestTable();
    const scenes = await Promise.all(Array.from({ length: 7 }, () => openScene(own, ['ana'])));
    const [scene] = scenes;
    if (scene === undefined) throw new Error('no scene');
    await scene.person('busy');
    const asks = scenes.map((each) => () => scene.codeOf(scene.ask('busy', { siret: each.siret })));
    const codes = await Promise.all(asks.slice(0, 6).map((ask) => ask()));
    expect(codes.filter((code) => code === 'allowed')).toHaveLength(3);
    expect(codes.filter((code) => code === 'too-many-open-requests')).toHaveLength(2);
    expect(codes.filter((code) => code === 'too-many-requests-today')).toHaveLength(1);
    scene.passDays(1);
    expect(await asks[6]?.()).toBe('too-many-open-requests');
  });

  test('a look whether a body has an administrator counts as a request', async () => {
    const scene = await openScene(await createTestTable(), ['ana']);
    for (let sent = 0; sent < 5; sent += 1) {
      expect(await scene.codeOf(scene.ask('curious', { kind: 'first' }))).toBe('other-kind-fits');
    }
    expect(await scene.codeOf(scene.ask('curious', { kind: 'first' }))).toBe('too-many-requests-today');
  });
});
