import { beforeAll, describe, expect, it } from 'vitest';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { getRoster } from '../../shared/table/access/administrators.ts';
import type { Table } from '../../shared/table/table.ts';
import { type Colleagues, DAY, gatherColleagues, HOUR } from '../support/access/colleagues.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, AGENT_CLAIMS, registerAccount } from '../support/people/people.ts';
import type { Answered } from '../support/register.ts';

let table: Table;
let ana: Account;
let bo: Account;
let chloe: Account;

beforeAll(async () => {
  table = await createTestTable();
  ana = await registerAccount(table, 'ana');
  bo = await registerAccount(table, 'bo');
  chloe = await registerAccount(table, 'chloe');
});

/** Ana, who means harm, appoints somebody of hers beside honest Bo and Chloe. */
const withAccomplice = async (): Promise<Colleagues & { eve: Account }> => {
  const colleagues = await gatherColleagues(table, [ana, bo, chloe]);
  const eve = await colleagues.join(ana, 'eve');
  expect(await colleagues.appoint(ana, eve)).toBe('done');
  return { ...colleagues, eve };
};

describe('an accomplice in minutes', () => {
  it('an accomplice who was appointed today ends, suspends and demotes nobody among the administrators', async () => {
    const { end, suspend, demote, administrators, eve } = await withAccomplice();
    const before = await administrators();
    for (const act of [end, suspend, demote]) expect(await act(eve, bo)).toBe('new-administrator');
    expect(await administrators()).toEqual(before);
  });

  it('an accomplice who was appointed today appoints no other one', async () => {
    const { join, appoint, suspend, reactivate, pass, eve } = await withAccomplice();
    const dan = await join(eve, 'dan');
    expect(await appoint(eve, dan)).toBe('new-administrator');
    expect(await suspend(bo, chloe)).toBe('done');
    expect(await reactivate(eve, chloe)).toBe('new-administrator');
    pass(7 * DAY);
    expect(await appoint(eve, dan)).toBe('done');
  });

  it('an accomplice waits for 168 hours to the millisecond, and the refusal says until when', async () => {
    const { send, end, pass, now, body, eve } = await withAccomplice();
    const params = { siren: body.siren, personId: bo.personId };
    const { status, body: problem } = await send(eve, 'endMember', { params });
    expect(status).toBe(403);
    expect(problem.detail).toContain('8 juin 2026');
    pass(7 * 24 * HOUR - 1);
    expect(await end(eve, bo)).toBe('new-administrator');
    pass(1);
    expect(now()).toBe('2026-06-08T09:00:00.000Z');
    expect(await end(eve, bo)).toBe('done');
  });

  it('an accomplice who is demoted and appointed again waits again', async () => {
    const { end, demote, appoint, pass, eve } = await withAccomplice();
    pass(6 * DAY);
    expect(await demote(ana, eve)).toBe('done');
    expect(await appoint(ana, eve)).toBe('done');
    pass(2 * DAY);
    expect(await end(eve, bo)).toBe('new-administrator');
  });

  it('an accomplice who is suspended and reactivated does not keep the days before', async () => {
    const { end, suspend, reactivate, pass, eve } = await withAccomplice();
    pass(6 * DAY);
    expect(await suspend(ana, eve)).toBe('done');
    expect(await reactivate(ana, eve)).toBe('done');
    pass(6 * DAY);
    expect(await end(eve, bo)).toBe('new-administrator');
  });

  it('an accomplice does what an administrator does otherwise, and may leave', async () => {
    const { join, end, suspend, eve } = await withAccomplice();
    const dan = await join(eve, 'dan');
    expect(await suspend(eve, dan)).toBe('done');
    expect(await end(eve, eve)).toBe('done');
  });

  it('whoever the register itself appointed, or administered before all this, waits for nothing', async () => {
    const { end, body } = await gatherColleagues(table, [ana, bo]);
    const { seats } = await getRoster(table, body.siren);
    expect(seats.get(bo.personId)?.became).toEqual({ how: 'register' });
    expect(await end(bo, ana)).toBe('done');
  });
});

describe('one after the other', () => {
  it('an administrator does not end all the others in one day by hand', async () => {
    const { end, suspend, demote, pass, administrators } = await gatherColleagues(table, [ana, bo, chloe]);
    expect(await suspend(ana, bo)).toBe('done');
    for (const act of [end, suspend, demote]) expect(await act(ana, chloe)).toBe('one-removal-a-day');
    pass(DAY - 1);
    expect(await end(ana, chloe)).toBe('one-removal-a-day');
    expect(await administrators()).toContain(chloe.personId);
    pass(1);
    expect(await end(ana, chloe)).toBe('done');
  });

  it('an administrator does not use a suspended colleague up first and end another one the same day', async () => {
    const { end, suspend, pass } = await gatherColleagues(table, [ana, bo, chloe]);
    expect(await suspend(bo, chloe)).toBe('done');
    pass(2 * DAY);
    expect(await end(ana, chloe)).toBe('done');
    expect(await end(ana, bo)).toBe('one-removal-a-day');
  });

  it('ending the administrator whom one has suspended the same day is one removal', async () => {
    const { end, suspend } = await gatherColleagues(table, [ana, bo, chloe]);
    expect(await suspend(ana, bo)).toBe('done');
    expect(await end(ana, bo)).toBe('done');
  });

  it('of two removals sent at once by one administrator, one is done', async () => {
    const { end, administrators } = await gatherColleagues(table, [ana, bo, chloe]);
    const verdicts = await Promise.all([end(ana, bo), end(ana, chloe)]);
    expect(verdicts.sort()).toEqual(['done', 'one-removal-a-day']);
    expect(await administrators()).toHaveLength(2);
  });
});

describe('contesting a removal', () => {
  /** Ana ends Bo's access; Chloe looks on. */
  const removed = async (how: 'end' | 'suspend' | 'demote' = 'end') => {
    const colleagues = await gatherColleagues(table, [ana, bo, chloe]);
    expect(await colleagues[how](ana, bo)).toBe('done');
    const contest = (who: Account) =>
      colleagues.send(who, 'contestRemoval', {
        body: { siren: colleagues.body.siren, reason: 'Le conseil ne m’a pas déchargé.' },
      });
    return { ...colleagues, contest };
  };
  const answer = async (
    { send }: Colleagues,
    id: string,
    decision: 'restore' | 'leave',
    ...agents: Account[]
  ) => {
    const answered: Answered[] = [];
    for (const agent of agents)
      answered.push(
        await send(agent, 'decideContest', { params: { id }, body: { decision, reason: 'Vérifié.' } }),
      );
    return answered;
  };
  const agent = async (name: string): Promise<Account> => {
    const account = await registerAccount(table, name, `${name}@assistance.example`);
    return { ...account, claims: { ...account.claims, ...AGENT_CLAIMS } };
  };

  it.each(['end', 'suspend', 'demote'] as const)(
    'whoever removes a colleague (%s) removes, appoints and seconds nobody once the colleague contests it',
    async (how) => {
      const { contest, pass, end, appoint, join, suspend, administrators } = await removed(how);
      expect((await contest(bo)).status).toBe(201);
      pass(2 * DAY);
      const dan = await join(ana, 'dan');
      expect(await end(ana, chloe)).toBe('power-contested');
      expect(await appoint(ana, dan)).toBe('power-contested');
      // The others go on, and so does everything else.
      expect(await suspend(ana, dan)).toBe('done');
      expect(await end(chloe, ana)).toBe('done');
      expect(await administrators()).toEqual([chloe.personId]);
    },
  );

  it('whoever the remover appointed since has no power either', async () => {
    const colleagues = await removed();
    const { contest, appoint, join, pass, end } = colleagues;
    const eve = await join(ana, 'eve');
    expect(await appoint(ana, eve)).toBe('done');
    pass(8 * DAY);
    expect((await contest(bo)).status).toBe(201);
    expect(await end(eve, chloe)).toBe('power-contested');
  });

  it('nobody contests twice, a stranger learns nothing, and 14 days later it is too late', async () => {
    const { contest } = await removed();
    const stranger = await registerAccount(table, 'stranger');
    expect((await contest(stranger)).body.code).toBe('not-found');
    expect((await contest(chloe)).body.code).toBe('not-found');
    const late = await removed();
    late.pass(14 * DAY);
    expect((await late.contest(bo)).body.code).toBe('contest-over');
    expect((await contest(bo)).status).toBe(201);
    expect((await contest(bo)).body.code).toBe('already-contested');
  });

  it('whoever left by themselves contests nothing', async () => {
    const { contest, end } = await removed();
    expect(await end(chloe, chloe)).toBe('done');
    expect((await contest(chloe)).body.code).toBe('nothing-to-contest');
  });

  it('one agent does not decide alone, nor one of the body, and a restored administrator is not removed for 90 days', async () => {
    const colleagues = await removed();
    const { contest, end, pass, administrators } = colleagues;
    const { id } = (await contest(bo)).body;
    const [agnes, basile] = [await agent(`agnes-${id}`), await agent(`basile-${id}`)];
    const [first, again] = await answer(colleagues, id, 'restore', agnes, agnes);
    expect(first?.body).toMatchObject({ state: 'open', answers: 1 });
    expect(again?.body.code).toBe('second-agent-needed');
    const inside = { ...chloe, claims: { ...chloe.claims, ...AGENT_CLAIMS } };
    expect((await answer(colleagues, id, 'restore', inside))[0]?.body.code).toBe('support-conflict');
    expect((await answer(colleagues, id, 'restore', basile))[0]?.body.state).toBe('restored');
    expect(await administrators()).toContain(bo.personId);
    pass(2 * DAY);
    expect(await end(ana, bo)).toBe('administrator-protected');
    expect(await end(ana, chloe)).toBe('done');
    pass(90 * DAY);
    expect(await end(ana, bo)).toBe('done');
  });

  it('whoever is restored has back every right that ended with their place, also what left the card with it', async () => {
    const colleagues = await gatherColleagues(table, [ana, bo, chloe]);
    const { send, end, body } = colleagues;
    const params = { siren: body.siren, personId: bo.personId };
    for (let day = 1; day <= 18; day += 1) {
      const until = `2027-01-${String(day).padStart(2, '0')}T00:00:00Z`;
      const terms = { services: { DSN: 'consult', DPAE: 'consult' }, establishments: 'all', until };
      expect((await send(ana, 'giveGrant', { params, body: terms })).status).toBe(201);
    }
    const granted = async () => {
      const card = await getCard(table, body.siren, bo.personId);
      const live = card?.grants.filter(({ endedAt }) => endedAt === undefined) ?? [];
      return { left: card?.historyBefore !== undefined, untils: live.map(({ until }) => until).sort() };
    };
    const { untils } = await granted();
    expect(await end(ana, bo)).toBe('done');
    expect(await granted()).toEqual({ left: true, untils: [] });
    const contested = await send(bo, 'contestRemoval', {
      body: { siren: body.siren, reason: 'Le conseil ne m’a pas déchargé.' },
    });
    const { id } = contested.body;
    await answer(colleagues, id, 'restore', await agent(`emil-${id}`), await agent(`fanny-${id}`));
    expect((await granted()).untils).toEqual(untils);
  });

  it('two agents who leave it as it is give the power back', async () => {
    const colleagues = await removed();
    const { contest, end, pass, administrators } = colleagues;
    const { id } = (await contest(bo)).body;
    await answer(colleagues, id, 'leave', await agent(`carl-${id}`), await agent(`dora-${id}`));
    expect(await administrators()).not.toContain(bo.personId);
    pass(2 * DAY);
    expect(await end(ana, chloe)).toBe('done');
    expect((await contest(bo)).body.code).toBe('already-contested');
  });
});
