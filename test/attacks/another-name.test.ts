import { beforeEach, describe, expect, it } from 'vitest';
import { CARD_SEALING } from '../../shared/domain/access/card-sealing.ts';
import { firstBrokenLink } from '../../shared/domain/events.ts';
import { addDays, type Instant, instantOf, toInstant } from '../../shared/domain/instants.ts';
import { stateDigest } from '../../shared/domain/sealed-state.ts';
import { getCard, listCardsOfPerson } from '../../shared/table/access/access-cards.ts';
import { listToConfirm } from '../../shared/table/access/to-confirm.ts';
import type { Table } from '../../shared/table/table.ts';
import { findConfirmationTasks } from '../../shared/use-cases/access/find-to-confirm.ts';
import { evaluateAccess } from '../../shared/use-cases/decisions/evaluate-access.ts';
import { reportAccess } from '../../shared/use-cases/decisions/report-access.ts';
import { done, hire, type Member, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { evidenceOf } from '../support/evidence.ts';
import { openJobWorld } from '../support/job-world.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, makeAdministrator, registerAccount } from '../support/people/people.ts';

const BEGINS = toInstant('2026-03-02T08:00:00Z');
const SIGN = { services: { DSN: 'sign' }, establishments: 'all' };
const INVITED = { familyName: 'Roux', givenName: 'Nadia' };

let table: Table;
let world: ReturnType<typeof openJobWorld>;
let office: Office;
beforeEach(async () => {
  table = await createTestTable();
  world = openJobWorld(table, BEGINS);
  office = await openOffice(world.table, world.clock);
  await world.deliver();
  world.mails.length = 0;
});

const send = (by: Account, operation: string, sent: object = {}) => office.register(by, operation, sent);

/** The administrator invites `names`; whoever reads the mailbox accepts under the name of their own login. */
const acceptAs = async (account: Account, names = INVITED): Promise<Member> => {
  const params = { siren: office.organisation.siren };
  const body = { email: account.email, ...names, grants: [SIGN] };
  const invited = done(await send(office.administrator, 'inviteMember', { params, body }));
  done(await send(account, 'acceptInvitation', { params: { id: invited.body.invitation.id } }));
  const { personId } = account;
  return { ...account, params: { siren: params.siren, personId } };
};
const takesTheInvitation = async (): Promise<Member> => acceptAs(await newAccount(table));

const may = async ({ personId }: Account, right: 'sign' | 'declare', instant: Instant = world.clock()) => {
  const question = { personId, right, siret: office.organisation.open, service: 'DSN', instant } as const;
  const [decision] = await evaluateAccess(table, [question]);
  return decision?.decision ? 'yes' : decision?.reason;
};
const confirm = (member: Member, by: Account = office.administrator) =>
  send(by, 'confirmMember', { params: { ...member.params } });
const tasks = async ({ personId }: Account = office.administrator) =>
  findConfirmationTasks(table, await listCardsOfPerson(table, personId), world.clock());

describe('somebody who took an invitation that was meant for another person', () => {
  it('does what the invitation said, and signs nothing', async () => {
    const stranger = await takesTheInvitation();
    expect(await may(stranger, 'declare')).toBe('yes');
    expect(await may(stranger, 'sign')).toBe('not-confirmed');
    const rows = await reportAccess(table, office.organisation.siren, { at: world.clock() });
    const { right } = rows.find(({ card }) => card.personId === stranger.personId) ?? {};
    expect(right).toBe('declare');
  });

  it('is another person than one whose single name is half of theirs', async () => {
    const stranger = await acceptAs(await newAccount(table), { familyName: 'Roux', givenName: '' });
    expect(await may(stranger, 'sign')).toBe('not-confirmed');
  });

  it('does not sign by a grant that is given afterwards either', async () => {
    const stranger = await takesTheInvitation();
    const body = { services: { PASRAU: 'sign' }, establishments: 'all' };
    done(await send(office.administrator, 'giveGrant', { params: { ...stranger.params }, body }));
    expect(await may(stranger, 'sign')).toBe('not-confirmed');
  });

  it('does not confirm themselves, nor is confirmed by another declarant', async () => {
    const stranger = await takesTheInvitation();
    expect((await confirm(stranger, stranger)).status).toBe(403);
    expect((await confirm(stranger, await hire(office))).status).toBe(403);
    expect(await may(stranger, 'sign')).toBe('not-confirmed');
  });

  it('does not become confirmed by writing the invited name into their profile', async () => {
    const stranger = await takesTheInvitation();
    done(await send(stranger, 'correctMe', { body: INVITED }));
    expect(await may(stranger, 'sign')).toBe('not-confirmed');
  });

  it('does not become confirmed, nor gain time, by a suspension that is lifted', async () => {
    const stranger = await takesTheInvitation();
    world.pass(10);
    done(await send(office.administrator, 'suspendMember', { params: { ...stranger.params } }));
    world.pass(10);
    done(await send(office.administrator, 'reactivateMember', { params: { ...stranger.params } }));
    expect(await may(stranger, 'sign')).toBe('not-confirmed');
    world.pass(10);
    expect(await may(stranger, 'declare')).toBe('ended');
  });

  it('is not appointed, and is handed nothing over, before they are confirmed', async () => {
    const stranger = await takesTheInvitation();
    const appointed = await send(office.administrator, 'changeRole', {
      params: { ...stranger.params },
      body: { role: 'administrator' },
    });
    expect(appointed.body.code).toBe('member-not-confirmed');
    const leaver = await hire(office, [SIGN]);
    const ended = await send(office.administrator, 'endMember', {
      params: { ...leaver.params },
      body: { handOverTo: stranger.personId },
    });
    expect(ended.body.code).toBe('member-not-confirmed');
  });

  it('has no access after thirty days, at the very instant, whether or not a job has run', async () => {
    const stranger = await takesTheInvitation();
    const limit = addDays(world.clock(), 30);
    world.pass(30);
    expect(await may(stranger, 'declare', instantOf(Date.parse(limit) - 1))).toBe('yes');
    expect(await may(stranger, 'declare', limit)).toBe('ended');
    expect((await confirm(stranger)).body.code).toBe('member-ended');
    await Promise.all([world.run('expire-invitations'), world.run('expire-invitations')]);
    await world.deliver();
    await world.deliverAgain();
    expect(await may(stranger, 'declare', limit)).toBe('ended');
    const events = await evidenceOf(table, office.organisation.siren, stranger.personId);
    expect(events.map(({ type }) => type)).toEqual(['member.invited', 'invitation.accepted', 'member.ended']);
    expect(events.at(-1)).toMatchObject({ actor: { type: 'machine' }, data: { why: 'not-confirmed' } });
    expect(firstBrokenLink(events)).toBeUndefined();
    expect(world.mailsTo(stranger.email)).toContain('Votre accès a pris fin');
    expect(world.mailsTo(office.administrator.email)).toContain('Un accès non confirmé a pris fin');
    expect(await listToConfirm(table, [office.organisation.siren])).toEqual(new Map());
  });

  it('begins anew when they are invited again, and keeps nothing of the first time', async () => {
    const stranger = await takesTheInvitation();
    world.pass(31);
    await acceptAs(stranger, { familyName: 'Essai', givenName: 'Essai' });
    expect(await may(stranger, 'sign')).toBe('yes');
    expect(await tasks()).toEqual([]);
  });

  it('does not hide behind another account that has the mailbox too', async () => {
    const first = await newAccount(table);
    const second = await registerAccount(table, `${first.personId}-second`, first.email);
    const params = { siren: office.organisation.siren };
    const body = { email: first.email, ...INVITED, grants: [SIGN] };
    const invited = done(await send(office.administrator, 'inviteMember', { params, body }));
    done(await send(second, 'acceptInvitation', { params: { id: invited.body.invitation.id } }));
    expect(await may(second, 'sign')).toBe('not-confirmed');
    await world.deliver();
    expect(world.mailsTo(office.administrator.email)).toEqual([
      'Invitation acceptée sous un autre nom : à confirmer',
    ]);
  });

  it('does not make a card that says confirmed pass for one that was', async () => {
    const { params } = await takesTheInvitation();
    const card = await getCard(table, params.siren, params.personId);
    if (card === undefined) throw new Error('no card');
    const digest = stateDigest(CARD_SEALING, card);
    const events = await evidenceOf(table, params.siren, params.personId);
    expect(events.at(-1)?.state).toBe(digest);
    const timeline = card.timeline.map(({ toConfirm: _, expiresAt: __, ...stage }) => stage);
    expect(stateDigest(CARD_SEALING, { ...card, timeline })).not.toBe(digest);
  });
});

describe('whoever invited', () => {
  it('is told at once, with both names, by mail and among their tasks', async () => {
    const stranger = await takesTheInvitation();
    await world.deliver();
    const [mail] = world.mails.filter(({ to }) => to === office.administrator.email);
    expect(mail?.subject).toBe('Invitation acceptée sous un autre nom : à confirmer');
    expect(mail?.text).toContain('Nadia Roux');
    expect(mail?.text).toContain('Essai Essai');
    const [task, ...more] = await tasks();
    expect(more).toEqual([]);
    expect(task?.card.personId).toBe(stranger.personId);
    expect(task?.dueAt).toBe(addDays(world.clock(), 30));
  });

  it('confirms once; the person signs from that instant on, and the invited name is kept no longer', async () => {
    const stranger = await takesTheInvitation();
    const before = world.clock();
    world.pass(3);
    const { body } = done(await confirm(stranger));
    expect(body).not.toHaveProperty('toConfirm');
    expect((await confirm(stranger)).body.code).toBe('nothing-to-confirm');
    expect(await may(stranger, 'sign')).toBe('yes');
    expect(await may(stranger, 'sign', before)).toBe('not-confirmed');
    world.pass(60);
    await world.run('expire-invitations');
    expect(await may(stranger, 'sign')).toBe('yes');
    const card = await getCard(table, stranger.params.siren, stranger.personId);
    expect(JSON.stringify(card)).not.toContain('Roux');
    expect(await tasks()).toEqual([]);
  });

  it('who administers no more is told nothing: those who do are', async () => {
    const successor = await newAccount(table);
    await makeAdministrator(table, office.organisation, successor);
    const account = await newAccount(table);
    const params = { siren: office.organisation.siren };
    const body = { email: account.email, ...INVITED, grants: [] };
    const invited = done(await send(office.administrator, 'inviteMember', { params, body }));
    const { personId } = office.administrator;
    done(await send(office.administrator, 'endMember', { params: { ...params, personId } }));
    done(await send(account, 'acceptInvitation', { params: { id: invited.body.invitation.id } }));
    await world.deliver();
    const subject = 'Invitation acceptée sous un autre nom : à confirmer';
    expect(world.mailsTo(office.administrator.email)).not.toContain(subject);
    expect(world.mailsTo(successor.email)).toContain(subject);
  });

  it('has nothing to confirm where only case, accents or a hyphen differ', async () => {
    const same = await acceptAs(await newAccount(table), { familyName: 'ÉSSAI', givenName: 'essaï' });
    expect(await may(same, 'sign')).toBe('yes');
    await world.deliver();
    expect(world.mailsTo(office.administrator.email)).toEqual(['Invitation acceptée']);
  });
});
