import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../shared/table/table.ts';
import { type Colleagues, DAY, gatherColleagues } from '../support/access/colleagues.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, registerAccount } from '../support/people/people.ts';

let table: Table;
let ana: Account;
let bo: Account;
let chloe: Account;

beforeAll(async () => {
  table = await createTestTable();
  ana = await registerAccount(table, 'offers-ana');
  bo = await registerAccount(table, 'offers-bo');
  chloe = await registerAccount(table, 'offers-chloe');
});

const ON_ADMINISTRATORS = ['end', 'suspend', 'demote', 'appoint', 'reactivate'] as const;
type Act = (typeof ON_ADMINISTRATORS)[number];

/** What a card offers its reader to do about the administration of the body. */
const offered = async ({ send, body }: Colleagues, reader: Account, of: Account): Promise<Act[]> => {
  const params = { siren: body.siren, personId: of.personId };
  const { can } = (await send(reader, 'getMember', { params })).body;
  return ON_ADMINISTRATORS.filter((act) => can.includes(act));
};

/** What is not offered is refused, for this reason. */
const refuses = async (
  colleagues: Colleagues,
  by: Account,
  of: Account,
  acts: readonly Act[],
  why: string,
) => {
  for (const act of acts) expect(await colleagues[act](by, of), act).toBe(why);
};

describe('a card offers no act that the rules among administrators refuse', () => {
  it('to an accomplice in the first seven days, and then all of them', async () => {
    const colleagues = await gatherColleagues(table, [ana, bo]);
    const [eve, dan] = [await colleagues.join(ana, 'eve'), await colleagues.join(ana, 'dan')];
    expect(await colleagues.appoint(ana, eve)).toBe('done');
    expect(await offered(colleagues, eve, bo)).toEqual([]);
    await refuses(colleagues, eve, bo, ['end', 'suspend', 'demote'], 'new-administrator');
    expect(await offered(colleagues, eve, dan)).toEqual(['end', 'suspend']);
    await refuses(colleagues, eve, dan, ['appoint'], 'new-administrator');
    colleagues.pass(7 * DAY);
    expect(await offered(colleagues, eve, bo)).toEqual(['end', 'suspend', 'demote']);
    expect(await offered(colleagues, eve, dan)).toEqual(['end', 'suspend', 'appoint']);
    expect(await colleagues.demote(eve, bo)).toBe('done');
  });

  it('to who has removed an administrator today, until tomorrow', async () => {
    const colleagues = await gatherColleagues(table, [ana, bo, chloe]);
    expect(await offered(colleagues, ana, chloe)).toEqual(['end', 'suspend', 'demote']);
    expect(await colleagues.suspend(ana, bo)).toBe('done');
    expect(await offered(colleagues, ana, chloe)).toEqual([]);
    await refuses(colleagues, ana, chloe, ['end', 'suspend', 'demote'], 'one-removal-a-day');
    expect(await offered(colleagues, ana, bo)).toEqual(['end', 'reactivate']);
    colleagues.pass(DAY);
    expect(await offered(colleagues, ana, chloe)).toEqual(['end', 'suspend', 'demote']);
    expect(await colleagues.end(ana, chloe)).toBe('done');
  });

  it('to those whose power rests while what they did is contested', async () => {
    const colleagues = await gatherColleagues(table, [ana, bo, chloe]);
    const dan = await colleagues.join(chloe, 'dan');
    expect(await colleagues.demote(ana, bo)).toBe('done');
    const contested = await colleagues.send(bo, 'contestRemoval', {
      body: { siren: colleagues.body.siren, reason: 'Je n’ai rien demandé de tel.' },
    });
    expect(contested.status).toBeLessThan(300);
    colleagues.pass(2 * DAY);
    expect(await offered(colleagues, ana, chloe)).toEqual([]);
    await refuses(colleagues, ana, chloe, ['end', 'suspend', 'demote'], 'power-contested');
    expect(await offered(colleagues, ana, dan)).toEqual(['end', 'suspend']);
    await refuses(colleagues, ana, dan, ['appoint'], 'power-contested');
    expect(await offered(colleagues, chloe, dan)).toEqual(['end', 'suspend', 'appoint']);
    expect(await colleagues.appoint(chloe, dan)).toBe('done');
  });

  it('to the last administrator about themselves', async () => {
    const colleagues = await gatherColleagues(table, [ana]);
    expect(await offered(colleagues, ana, ana)).toEqual([]);
    await refuses(colleagues, ana, ana, ['end', 'suspend', 'demote'], 'last-administrator');
  });

  it('about an invitation to administer, to who may appoint nobody', async () => {
    const colleagues = await gatherColleagues(table, [ana, bo]);
    const { send, body } = colleagues;
    const eve = await colleagues.join(ana, 'eve');
    expect(await colleagues.appoint(ana, eve)).toBe('done');
    const invited = await send(bo, 'inviteMember', {
      params: { siren: body.siren },
      body: { email: `x-${body.siren}@mairie.example`, familyName: 'Roux', role: 'administrator' },
    });
    const params = { siren: body.siren, personId: invited.body.personId };
    colleagues.pass(DAY);
    const canOf = async (reader: Account) => (await send(reader, 'getMember', { params })).body.can;
    expect(await canOf(bo)).toEqual(['give-grant', 'send-again', 'withdraw']);
    expect(await canOf(eve)).toEqual(['give-grant', 'withdraw']);
    expect((await send(eve, 'sendInvitationAgain', { params })).body.code).toBe('new-administrator');
  });
});
