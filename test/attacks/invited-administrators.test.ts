import { beforeAll, describe, expect, it } from 'vitest';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { getRoster } from '../../shared/table/access/administrators.ts';
import type { Table } from '../../shared/table/table.ts';
import { type Colleagues, DAY, gatherColleagues } from '../support/access/colleagues.ts';
import { useFaultSeed } from '../support/faults/fault-seed.ts';
import { skies } from '../support/faults/skies.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, namesOf, registerAccount } from '../support/people/people.ts';
import type { Answered } from '../support/register.ts';

const seed = useFaultSeed();

let table: Table;
let ana: Account;
let bo: Account;
let chloe: Account;

beforeAll(async () => {
  table = await createTestTable();
  ana = await registerAccount(table, 'invites-ana');
  bo = await registerAccount(table, 'invites-bo');
  chloe = await registerAccount(table, 'invites-chloe');
});

const verdict = ({ status, body }: Answered): string => (status < 300 ? 'done' : body.code);

/** Invitations to administer, in an organisation of these people. */
const invitingIn = (colleagues: Colleagues) => {
  const { send, body } = colleagues;
  const invite = (by: Account, email: string, names: object) =>
    send(by, 'inviteMember', {
      params: { siren: body.siren },
      body: { email, ...names, role: 'administrator' },
    });
  return {
    ...colleagues,
    invite,
    /** Somebody new, whom this administrator invites to administer. @returns them, and how they accept */
    offer: async (by: Account, name: string, names?: object) => {
      const account = await registerAccount(table, `${name}-${body.siren}`);
      const invited = await invite(by, account.email, names ?? namesOf(account));
      expect(verdict(invited)).toBe('done');
      const params = { id: invited.body.invitation.id };
      return {
        account,
        personId: invited.body.personId,
        accept: async (as: Account = account) => verdict(await send(as, 'acceptInvitation', { params })),
      };
    },
  };
};
const founded = async (...people: Account[]) => invitingIn(await gatherColleagues(table, people));

describe('an invitation to administer', () => {
  it('makes the second administrator in one step, by the act of who invited', async () => {
    const { offer, administrators, body } = await founded(ana);
    const { account, accept } = await offer(ana, 'eve');
    expect(await administrators()).toEqual([ana.personId]);
    expect(await accept()).toBe('done');
    expect(await administrators()).toEqual([ana.personId, account.personId].sort());
    const { seats } = await getRoster(table, body.siren);
    expect(seats.get(account.personId)?.became).toEqual({ how: 'invitation', by: ana.personId });
  });

  it('gives an accomplice no power over the others for seven days', async () => {
    const { offer, end, appoint, join, invite, pass } = await founded(ana, bo);
    const { account: eve, accept } = await offer(ana, 'eve');
    pass(20 * DAY);
    expect(await accept()).toBe('done');
    const dan = await join(eve, 'dan');
    expect(await end(eve, bo)).toBe('new-administrator');
    expect(await appoint(eve, dan)).toBe('new-administrator');
    expect(verdict(await invite(eve, 'x@mairie.example', namesOf(dan)))).toBe('new-administrator');
    pass(7 * DAY);
    expect(await end(eve, bo)).toBe('done');
  });

  it.each(skies(seed))('of a removed administrator lets nobody in, %s', async (_, sky) => {
    const colleagues = invitingIn(await gatherColleagues(table, [ana, bo, chloe], sky));
    const { offer, end, administrators } = colleagues;
    const { accept } = await offer(ana, 'eve');
    expect(await end(bo, ana)).toBe('done');
    expect(await accept()).toBe('inviter-without-power');
    expect(await administrators()).toEqual([bo.personId, chloe.personId].sort());
  });

  it('of an administrator who was suspended meanwhile, and is back, lets nobody in', async () => {
    const { offer, suspend, reactivate } = await founded(ana, bo);
    const { accept } = await offer(ana, 'eve');
    expect(await suspend(bo, ana)).toBe('done');
    expect(await accept()).toBe('inviter-without-power');
    expect(await reactivate(bo, ana)).toBe('done');
    expect(await accept()).toBe('inviter-without-power');
  });

  it('is renewed by another administrator, for whom it counts from then on', async () => {
    const { offer, end, send, pass, body } = await founded(ana, bo);
    const { account, accept, personId } = await offer(ana, 'eve');
    pass(DAY);
    expect(await end(ana, ana)).toBe('done');
    expect(await accept()).toBe('inviter-without-power');
    const params = { siren: body.siren, personId };
    expect(verdict(await send(bo, 'sendInvitationAgain', { params }))).toBe('done');
    expect(await accept()).toBe('done');
    const { seats } = await getRoster(table, body.siren);
    expect(seats.get(account.personId)?.became).toEqual({ how: 'invitation', by: bo.personId });
  });

  it('is not renewed, nor turned to an accomplice’s address, by who may appoint nobody', async () => {
    const { offer, join, appoint, send, pass, body } = await founded(ana, bo);
    const { personId } = await offer(bo, 'dan');
    const eve = await join(ana, 'eve');
    expect(await appoint(ana, eve)).toBe('done');
    pass(DAY);
    const params = { siren: body.siren, personId };
    expect(verdict(await send(eve, 'sendInvitationAgain', { params }))).toBe('new-administrator');
    const elsewhere = { email: `mine-${body.siren}@mairie.example` };
    const turned = await send(eve, 'sendInvitationAgain', { params, body: elsewhere });
    expect(verdict(turned)).toBe('new-administrator');
  });

  it('stays one when it is corrected to another address', async () => {
    const { offer, send, body } = await founded(ana, bo);
    const { personId } = await offer(ana, 'dan');
    const email = `right-${body.siren}@mairie.example`;
    const corrected = await send(ana, 'sendInvitationAgain', {
      params: { siren: body.siren, personId },
      body: { email },
    });
    expect(corrected.body).toMatchObject({ email, role: 'administrator', status: 'invited' });
  });

  it('lets whoever takes it under another name declare, until somebody with the power confirms them', async () => {
    const { offer, administrators, send, join, appoint, body } = await founded(ana, bo);
    const { account, accept } = await offer(ana, 'eve', { familyName: 'Roux', givenName: 'Nadia' });
    expect(await accept()).toBe('done');
    expect(await administrators()).not.toContain(account.personId);
    const params = { siren: body.siren, personId: account.personId };
    const card = await getCard(table, body.siren, account.personId);
    expect(card?.timeline.at(-1)).toMatchObject({ role: 'declarant', toConfirm: true });
    const dan = await join(ana, 'dan');
    expect(await appoint(ana, dan)).toBe('done');
    expect(verdict(await send(dan, 'confirmMember', { params }))).toBe('new-administrator');
    expect(verdict(await send(bo, 'confirmMember', { params }))).toBe('done');
    const { seats } = await getRoster(table, body.siren);
    expect(seats.get(account.personId)?.became).toEqual({ how: 'invitation', by: bo.personId });
  });

  it('is withdrawn by any administrator, and takes nobody’s place', async () => {
    const { offer, end, join, appoint, administrators } = await founded(ana, bo);
    const eve = await offer(ana, 'eve');
    const dan = await join(ana, 'dan');
    expect(await appoint(ana, dan)).toBe('done');
    const before = await administrators();
    expect(await end(dan, { ...eve.account, personId: eve.personId })).toBe('done');
    expect(await eve.accept()).toBe('invitation-closed');
    expect(await administrators()).toEqual(before);
  });

  it('asks for a fresh login', async () => {
    const { send, body } = await founded(ana);
    const old = { ...ana, claims: { ...ana.claims, auth_time: '1' } };
    const answer = await send(old, 'inviteMember', {
      params: { siren: body.siren },
      body: {
        email: `late-${body.siren}@mairie.example`,
        familyName: 'Roux',
        givenName: 'Nadia',
        role: 'administrator',
      },
    });
    expect(answer.body.code).toBe('insufficient_user_authentication');
  });
});
