import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logger } from '../../shared/observability/logger.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { listForSupport } from '../../shared/table/bulk-changes/bulk-changes.ts';
import type { Table } from '../../shared/table/table.ts';
import { done, hire, type Member } from '../support/access/members.ts';
import { type BulkOffice, openBulkOffice } from '../support/bulk-changes/bulk-office.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import { type Account, makeAdministrator, registerAccount } from '../support/people/people.ts';

beforeAll(() => logger.setLogLevel('SILENT'));

const DAY = 86_400_000;
const DSN = { services: { DSN: 'sign' }, establishments: 'all' };

let table: Table;
let world: BulkOffice;
/** An administrator beside the office's first one, for long, whom nobody in it appointed. */
let paul: Member;

beforeEach(async () => {
  table = createMemoryTable();
  world = await openBulkOffice(table);
  paul = await hire(world.office);
  await makeAdministrator(table, world.office.organisation, paul);
});

const setRole = async ({ params }: Member, role: string, by = world.office.administrator) =>
  world.office.register(by, 'changeRole', { params, body: { role } });
const staff = async (howMany: number): Promise<Member[]> => {
  const members: Member[] = [];
  for (let rank = 0; rank < howMany; rank += 1) members.push(await hire(world.office, [DSN]));
  return members;
};
const removal = ({ email }: Member) => ({ action: 'remove', email });

describe('four eyes by one person', () => {
  it('an administrator does not demote the other one, run alone, and promote them again', async () => {
    const members = await staff(21);
    done(await setRole(paul, 'declarant'));
    const checked = await world.check(...members.map(removal));
    const waiting = await world.run(checked);
    expect(waiting.state.status).toBe('awaiting-approval');
    done(await setRole(paul, 'administrator'));
    await expect(world.approve(waiting, paul)).rejects.toThrow('not-a-decider');
    world.pass(6 * DAY);
    await expect(world.approve(waiting, paul)).rejects.toThrow('not-a-decider');
  });

  it('an administrator does not split the file', async () => {
    const members = await staff(22);
    const first = await world.run(await world.check(...members.slice(0, 11).map(removal)));
    expect(first.state.status).toBe('done');
    const second = await world.run(await world.check(...members.slice(11).map(removal)));
    expect(second.state.status).toBe('awaiting-approval');
  });

  it('an administrator does not split the file between the screen and a file', async () => {
    const members = await staff(22);
    const { register, administrator } = world.office;
    for (const { params } of members.slice(0, 11))
      done(await register(administrator, 'endMember', { params }));
    for (const { params } of members.slice(11, 16))
      done(await register(administrator, 'suspendMember', { params }));
    const rest = await world.run(await world.check(...members.slice(16).map(removal)));
    expect(rest.state.status).toBe('awaiting-approval');
    // A single end is never held up.
    const [last] = members.slice(16);
    if (last === undefined) throw new Error('nobody is left');
    done(await register(administrator, 'endMember', { params: last.params }));
  });

  it('of two files sent at once, each small enough, one waits', async () => {
    const members = await staff(22);
    const files = [
      await world.check(...members.slice(0, 11).map(removal)),
      await world.check(...members.slice(11).map(removal)),
    ];
    const asked = await Promise.allSettled(files.map((each) => world.ask(each)));
    const states = asked.map((each) => (each.status === 'fulfilled' ? each.value.state.status : 'again'));
    expect(states.sort()).not.toEqual(['running', 'running']);
  });

  it('what was taken away more than seven days ago counts no more', async () => {
    const members = await staff(22);
    await world.run(await world.check(...members.slice(0, 11).map(removal)));
    world.pass(7 * DAY + 3_600_000);
    const second = await world.run(await world.check(...members.slice(11).map(removal)));
    expect(second.state.status).toBe('done');
  });

  it('the colleague whom the asker appointed is no second pair of eyes for 30 days, and a former one never', async () => {
    const lea = await hire(world.office);
    done(await setRole(lea, 'administrator'));
    const members = await staff(21);
    world.pass(25 * DAY);
    const waiting = await world.run(await world.check(...members.map(removal)));
    expect(waiting.state.status).toBe('awaiting-approval');
    await expect(world.approve(waiting, lea)).rejects.toThrow('second-eyes-too-new');
    world.pass(5 * DAY);
    done(await setRole(paul, 'declarant', lea));
    await expect(world.approve(waiting, paul)).rejects.toThrow('forbidden');
    expect((await world.approve(waiting, lea)).state.status).toBe('running');
  });

  it('a sole administrator who removed nobody needs no second eyes', async () => {
    done(await world.office.register(paul, 'endMember', { params: paul.params }));
    const members = await staff(21);
    expect((await world.run(await world.check(...members.map(removal)))).state.status).toBe('done');
  });
});

describe('a bulk change after its author', () => {
  it('a removed administrator’s file does nothing more, and what it did is listed', async () => {
    const members = await staff(3);
    const checked = await world.checkAs(paul, ...members.map(removal));
    const begun = await world.ask(checked, paul);
    expect(begun.state.status).toBe('running');
    done(await setRole(paul, 'declarant'));
    const stopped = await world.settle(begun.id);
    expect(stopped.state).toMatchObject({ status: 'interrupted', work: 'run' });
    for (const { personId } of members)
      expect((await getCard(table, world.siren, personId))?.timeline.at(-1)?.status).toBe('active');
    expect((await world.outcomes(stopped)).map(({ outcome }) => outcome)).toEqual([
      'planned',
      'planned',
      'planned',
    ]);
    const resumed = await world.run(stopped);
    expect(resumed.state.status).toBe('done');
  });

  it('an administrator who was removed and appointed again does not go on with what they had begun', async () => {
    const members = await staff(1);
    const begun = await world.ask(await world.checkAs(paul, ...members.map(removal)), paul);
    world.pass(1_000);
    done(await setRole(paul, 'declarant'));
    done(await setRole(paul, 'administrator'));
    expect((await world.settle(begun.id)).state.status).toBe('interrupted');
  });

  it('an approver who was removed approves no more of it', async () => {
    const members = await staff(21);
    const waiting = await world.run(await world.check(...members.map(removal)));
    await world.approve(waiting, paul);
    done(await setRole(paul, 'declarant'));
    expect((await world.settle(waiting.id)).state.status).toBe('interrupted');
  });
});

describe('two agents of support', () => {
  /** The office's administrator put the only colleague out, so that nobody is left to look. */
  const waitingForSupport = async () => {
    const members = await staff(21);
    done(await setRole(paul, 'declarant'));
    return world.run(await world.check(...members.map(removal)));
  };
  const agent = (name: string): Promise<Account> =>
    registerAccount(table, `${name}-${world.siren}`, `${name}-${world.siren}@assistance.example`);
  const listed = async () => (await listForSupport(table, { limit: 50, after: undefined })).changes;

  it('give the eyes that nobody in the organisation has, and one alone does not', async () => {
    const waiting = await waitingForSupport();
    expect(waiting.state).toMatchObject({ status: 'awaiting-approval', bySupport: true });
    expect((await listed()).map(({ id }) => id)).toEqual([waiting.id]);
    const [agnes, basile] = [await agent('agnes'), await agent('basile')];
    expect((await world.answer(waiting, agnes, 'approve')).state.status).toBe('awaiting-approval');
    await expect(world.answer(waiting, agnes, 'approve')).rejects.toThrow('second-agent-needed');
    const again = { ...agnes, personId: (await agent('agnes-again')).personId };
    await expect(world.answer(waiting, again, 'approve')).rejects.toThrow('second-agent-needed');
    expect((await world.answer(waiting, basile, 'approve')).state.status).toBe('running');
    expect((await world.settle(waiting.id)).state.status).toBe('done');
    expect(await listed()).toEqual([]);
  });

  it('refuse it together, and then nothing is applied', async () => {
    const waiting = await waitingForSupport();
    await world.answer(waiting, await agent('agnes'), 'refuse');
    await world.answer(waiting, await agent('basile'), 'approve');
    const refused = await world.answer(waiting, await agent('carl'), 'refuse');
    expect(refused.state.status).toBe('refused');
  });

  it('do not take the place of an administrator who can look', async () => {
    const members = await staff(21);
    const waiting = await world.run(await world.check(...members.map(removal)));
    expect(waiting.state).toMatchObject({ status: 'awaiting-approval', bySupport: false });
    expect(await listed()).toEqual([]);
    await expect(world.answer(waiting, await agent('agnes'), 'approve')).rejects.toThrow('not-a-decider');
  });

  it('are never the asker, a member of the organisation, or the colleague who was put out', async () => {
    const waiting = await waitingForSupport();
    await expect(world.answer(waiting, world.office.administrator, 'approve')).rejects.toThrow('own-request');
    await expect(world.answer(waiting, paul, 'approve')).rejects.toThrow('support-conflict');
  });

  it('approve the undoing too, where nobody else can', async () => {
    const added = await staff(21);
    const lines = added.map(({ email }) => ({ action: 'add', email, service: 'PASRAU', right: 'sign' }));
    const ran = await world.run(await world.check(...lines));
    for (const { params } of added) {
      const card = await getCard(table, params.siren, params.personId);
      const grant = card?.grants.find(({ services }) => services.DSN !== undefined);
      const { register, administrator } = world.office;
      done(await register(administrator, 'endGrant', { params: { ...params, grantId: grant?.id ?? '' } }));
    }
    done(await setRole(paul, 'declarant'));
    const asked = await world.askToUndo(ran);
    expect(asked.state).toMatchObject({ status: 'awaiting-undo-approval', bySupport: true });
    await world.answer(asked, await agent('agnes'), 'approve');
    expect((await world.answer(asked, await agent('basile'), 'approve')).state.status).toBe('undoing');
    expect((await world.settle(asked.id)).state.status).toBe('undone');
  });
});
