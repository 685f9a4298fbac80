import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logger } from '../../../shared/observability/logger.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import type { Table } from '../../../shared/table/table.ts';
import { done, hire, type Member, newAccount } from '../../support/access/members.ts';
import { type BulkOffice, openBulkOffice } from '../../support/bulk-changes/bulk-office.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { activeMandate, openMandatary } from '../../support/mandates/mandates.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import type { Account } from '../../support/people/people.ts';

beforeAll(() => logger.setLogLevel('SILENT'));

let table: Table;
let world: BulkOffice;
/** Administrators beside the office's first one. */
let paul: Member;
let lea: Member;

const setRole = async ({ params }: Member, role: string): Promise<void> => {
  const { register, administrator } = world.office;
  done(await register(administrator, 'changeRole', { params, body: { role } }));
};
const administratorHired = async (): Promise<Member> => {
  const member = await hire(world.office);
  await setRole(member, 'administrator');
  return member;
};

beforeEach(async () => {
  table = createMemoryTable();
  world = await openBulkOffice(table);
  paul = await administratorHired();
  lea = await administratorHired();
  // Whoever the asker appointed gives second eyes after 30 days.
  world.pass(31 * 86_400_000);
});

const lastEventOf = async ({ personId }: Account) =>
  (await evidenceOf(table, world.siren, personId, `card/${world.siren}/${personId}`)).at(-1);
const emails = async (howMany: number): Promise<Member[]> => {
  const members: Member[] = [];
  for (let rank = 0; rank < howMany; rank += 1)
    members.push(await hire(world.office, [{ services: { DSN: 'sign' }, establishments: 'all' }]));
  return members;
};
const invitation = (email: string) => ({
  ...{ action: 'add', email, familyName: 'Roux', givenName: 'Nadia', service: 'PASRAU', right: 'sign' },
});

describe('a bulk change', () => {
  it('is applied by the person who runs it, whoever had it checked and whatever happened to them', async () => {
    const [member] = world.members;
    const checked = await world.checkAs(lea, invitation(world.newcomer.email), {
      action: 'remove',
      email: member.email,
      service: 'DSIJ',
    });
    await setRole(lea, 'declarant');
    const { state, progress } = await world.run(checked, 'all-or-nothing', 1, paul);
    expect({ state, progress }).toMatchObject({
      state: { status: 'done' },
      progress: { applied: 2, refused: 0 },
    });
    expect((await lastEventOf(member))?.actor).toEqual({ type: 'person', id: paul.personId });
    const card = await getCard(table, world.siren, world.newcomer.personId);
    expect(card?.invitation?.invitedBy).toBe(paul.personId);
  });

  it('stops when the person who ran it no longer administers, and another administrator resumes it', async () => {
    const leaving = await emails(21);
    const checked = await world.checkAs(lea, ...leaving.map(({ email }) => ({ action: 'remove', email })));
    const waiting = await world.run(checked, 'all-or-nothing', 1, lea);
    expect(waiting.state).toMatchObject({ status: 'awaiting-approval', by: lea.personId });
    await world.approve(waiting, paul);
    await setRole(lea, 'declarant');
    const stopped = await world.settle(checked.id);
    expect(stopped).toMatchObject({
      state: { status: 'interrupted', work: 'run' },
      progress: { applied: 0 },
    });
    const again = await world.run(stopped, 'all-or-nothing', 1, paul);
    expect(again.state).toMatchObject({ status: 'awaiting-approval', by: paul.personId });
    await world.approve(again, world.office.administrator);
    expect(await world.settle(checked.id)).toMatchObject({
      state: { status: 'done' },
      progress: { applied: 21 },
    });
    expect((await lastEventOf(leaving[0] ?? paul))?.actor).toEqual({ type: 'person', id: paul.personId });
  });

  it('waits for another administrator when rights that begin years from now replace the last ones', async () => {
    const members = await emails(21);
    const line = { action: 'change', service: 'DSN', right: 'consult', from: '2090-01-01' };
    const checked = await world.check(...members.map(({ email }) => ({ ...line, email })));
    expect(checked.summary).toMatchObject({ changed: 21, reduced: 21, losingLastRight: 21 });
    expect((await world.run(checked)).state.status).toBe('awaiting-approval');
  });

  it('applies to the person who runs it last', async () => {
    const checked = await world.checkAs(
      lea,
      { action: 'remove', email: paul.email },
      { action: 'remove', email: world.members[0].email },
    );
    const finished = await world.run(checked, 'valid-lines', 1, paul);
    expect(finished.progress).toMatchObject({ applied: 2, refused: 0 });
  });
});

describe('the undoing of a bulk change', () => {
  it('stops when the person who asked for it no longer administers, and another administrator asks for the rest', async () => {
    const [member] = world.members;
    const ran = await world.run(await world.check({ action: 'remove', email: member.email, service: 'DSN' }));
    await world.askToUndo(ran, paul);
    await setRole(paul, 'declarant');
    const stopped = await world.settle(ran.id);
    expect(stopped.state).toMatchObject({ status: 'interrupted', work: 'undo' });
    await expect(world.run(stopped, 'valid-lines', 1, lea)).rejects.toThrow('access-change-not-ready');
    expect(await world.undo(stopped, lea)).toMatchObject({ state: { status: 'undone' }, kept: [] });
    expect(await lastEventOf(member)).toMatchObject({ type: 'access.changed', actor: { id: lea.personId } });
  });

  it('informs the mandator of each grant that a leaver has back under its mandate, and of no other', async () => {
    const [member] = world.members;
    const mandator = await openMandatary(world.office);
    const [lasting, ended] = [
      await activeMandate(mandator, world.office),
      await activeMandate(mandator, world.office),
    ];
    const { register, administrator } = world.office;
    for (const mandateId of [lasting, ended]) {
      const body = { services: { DSN: 'sign' }, establishments: 'all', mandateId };
      done(await register(administrator, 'giveGrant', { params: member.params, body }));
    }
    const ran = await world.run(await world.check({ action: 'remove', email: member.email }));
    done(await register(mandator.administrator, 'endMandate', { params: { id: ended } }));
    const undone = await world.undo(ran);
    expect(undone.kept).toEqual([{ personId: member.personId, why: 'mandate-since-changed' }]);
    const recorded = await evidenceOf(table, mandator.organisation.siren, member.personId);
    const back = (await getCard(table, world.siren, member.personId))?.grants.filter(
      ({ mandateId, endedAt }) => mandateId !== undefined && endedAt === undefined,
    );
    expect(back).toMatchObject([{ mandateId: lasting }]);
    expect(recorded.at(-1)).toMatchObject({
      type: 'mandate.grants-changed',
      data: { given: [{ grant: back?.[0]?.id, mandate: lasting }], ended: [] },
    });
  });

  it('waits for another administrator when it takes many last rights away', async () => {
    const newcomers: Account[] = [];
    for (let rank = 0; rank < 21; rank += 1) newcomers.push(await newAccount(table));
    const ran = await world.run(await world.check(...newcomers.map(({ email }) => invitation(email))));
    expect(ran.state.status).toBe('done');
    for (const newcomer of newcomers) {
      const id = (await getCard(table, world.siren, newcomer.personId))?.invitation?.id;
      done(await world.office.register(newcomer, 'acceptInvitation', { params: { id: id ?? '' } }));
    }
    const waiting = await world.undo(ran, paul);
    expect(waiting.state).toMatchObject({ status: 'awaiting-undo-approval', by: paul.personId });
    await expect(world.approve(waiting, paul)).rejects.toThrow('own-request');
    await expect(world.undo(waiting, lea)).rejects.toThrow('access-change-not-ready');
    const back = await world.decide(waiting, lea, { decision: 'refuse', reason: 'Ils restent.' });
    expect(back.state).toMatchObject({ status: 'done' });
    await world.approve(await world.undo(back, paul), world.office.administrator);
    expect(await world.settle(ran.id)).toMatchObject({ state: { status: 'undone' } });
    expect((await lastEventOf(newcomers[0] ?? paul))?.actor.id).toBe(paul.personId);
  });

  it('waits for nobody when it gives back more than it takes', async () => {
    const members = await emails(21);
    const checked = await world.check(
      ...members.map(({ email }) => ({ action: 'change', email, service: 'DSN', right: 'consult' })),
    );
    expect((await world.undo(await world.run(checked))).state.status).toBe('undone');
  });
});
