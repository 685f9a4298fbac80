import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/domain/instants.ts';
import { verifiedEmailSchema } from '../../shared/domain/people/party.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { keys } from '../../shared/table/keys.ts';
import { getPeople, getPerson } from '../../shared/table/people/people.ts';
import type { Table } from '../../shared/table/table.ts';
import { findRecipients } from '../../shared/use-cases/notices/find-recipients.ts';
import { factsOf } from '../../shared/use-cases/notices/mail-facts.ts';
import { done, hire, inviteAccount, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { documentsThrough } from '../support/documents-through.ts';
import { useFaultSeed } from '../support/faults/fault-seed.ts';
import { skies } from '../support/faults/skies.ts';
import { createTestTable } from '../support/local-table.ts';
import { activeMandate, openMandatary } from '../support/mandates/mandates.ts';
import { noticeEvent } from '../support/notice-events.ts';
import { type Account, registerAccount } from '../support/people/people.ts';
import { openRegister } from '../support/register.ts';

const seed = useFaultSeed();
const TYPED = { familyName: 'Typed', givenName: 'By The Office' };

let table: Table;
let office: Office;

beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table);
});

const invite = (email: string, at: Office = office) =>
  at.register(at.administrator, 'inviteMember', {
    params: { siren: at.organisation.siren },
    body: { email, ...TYPED, grants: [] },
  });

const cardOf = (account: Account, at: Office = office) =>
  getCard(table, at.organisation.siren, account.personId);

const rename = async (account: Account, familyName: string) =>
  done(await office.register(account, 'correctMe', { body: { familyName } }));

/** What the register asks of the table, by command, and how many writes go together. */
const watched = (): { table: Table; asked: string[] } => {
  const asked: string[] = [];
  const send = async (command: never): Promise<unknown> => {
    const { input } = command as { input: object };
    const writes = 'TransactItems' in input ? (input.TransactItems as unknown[]).length : '';
    asked.push(`${(command as object).constructor.name} ${writes}`);
    return table.documents.send(command);
  };
  return { asked, table: { ...table, documents: documentsThrough(send) } };
};

describe('an administrator who invites an address', () => {
  it('does not learn the name of whoever has it', async () => {
    const victim = await registerAccount(table, `real-${ulid()}`, `${ulid().toLowerCase()}@mairie.example`);
    const { status, body } = await invite(victim.email);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...TYPED, email: victim.email, profileStale: true, grants: [] });
    expect(JSON.stringify(body)).not.toContain(victim.claims.given_name);
  });

  it('does not learn by the answer, the work or the id whether the register knows it', async () => {
    const known = await newAccount(table);
    const look = async (email: string) => {
      const { asked, table: spied } = watched();
      const register = openRegister(spied, systemClock);
      const { status, body } = await register(office.administrator, 'inviteMember', {
        params: { siren: office.organisation.siren },
        body: { email, ...TYPED, grants: [] },
      });
      const { personId, email: typed, history, invitation, ...shown } = body;
      const offered = {
        ...invitation,
        id: '',
        expiresAt: '',
        isTyped: invitation.email === typed,
        email: '',
      };
      return { asked, status, shown, offered, stages: history.length, time: personId.slice(0, 4) };
    };
    const [stranger, victim] = [await look(`${ulid()}@mairie.example`), await look(known.email)];
    expect({ ...victim, time: '' }).toEqual({ ...stranger, time: '' });
    // Nobody's id begins with the time of their first login, or of the first invitation.
    expect(stranger.time).not.toBe(ulid().slice(0, 4));
  });

  it('does not name an unknown person to another organisation, nor to themselves', async () => {
    const [first, second] = [await openOffice(table), await openOffice(table)];
    const email = `${ulid().toLowerCase()}@mairie.example`;
    const insult = { familyName: 'Insult', givenName: 'Typed' };
    const params = { siren: first.organisation.siren };
    done(
      await first.register(first.administrator, 'inviteMember', {
        params,
        body: { email, ...insult, grants: [] },
      }),
    );
    const { body } = await invite(email, second);
    expect(body).toMatchObject(TYPED);
    expect(await getPerson(table, body.personId)).toMatchObject({ familyName: '', givenName: '' });
  });

  it('does not read in a mail about an unanswered invitation who has the address', async () => {
    const victim = await newAccount(table);
    done(await invite(victim.email));
    const { siren } = office.organisation;
    const event = noticeEvent('invitation.expired', {}, { siren, personId: victim.personId });
    const facts = await factsOf(table, event, siren);
    expect(facts.person).not.toContain(victim.claims.given_name);
    const [recipient] = await findRecipients({ table, siren, event }, 'person', 'support@trousseau.example');
    expect(recipient?.name).not.toContain(victim.claims.given_name);
  });
});

describe.each(skies(seed))('an organisation that somebody has nothing to do with, %s', (_, sky) => {
  const play = async (): Promise<Office> => {
    const calm = await openOffice(table);
    const faulty = sky.through(table);
    return { ...calm, register: sky.reach(openRegister(faulty, systemClock)) };
  };

  it('does not get the details that they change before answering its invitation', async () => {
    const at = await play();
    const victim = await newAccount(table);
    await inviteAccount(at, victim);
    await rename(victim, 'Secret');
    expect((await cardOf(victim, at))?.holder.familyName).not.toBe('Secret');
  });

  it('does not get the details that they change after refusing its invitation', async () => {
    const at = await play();
    const victim = await newAccount(table);
    const id = await inviteAccount(at, victim);
    done(await at.register(victim, 'refuseInvitation', { params: { id } }));
    await rename(victim, 'Secret');
    expect((await cardOf(victim, at))?.holder).toMatchObject({ familyName: 'Essai', version: 0 });
  });

  it('does not get the details that they change after leaving it, or after being ended', async () => {
    const at = await play();
    const victim = await hire(at);
    done(await at.register(at.administrator, 'endMember', { params: victim.params }));
    await rename(victim, 'Secret');
    expect((await cardOf(victim, at))?.holder.familyName).not.toBe('Secret');
  });

  it('gets the details that a member of a moment ago changes, however late the index is', async () => {
    const at = await play();
    const member = await hire(at);
    done(await at.register(member, 'correctMe', { body: { familyName: 'Nouveau' } }));
    expect((await cardOf(member, at))?.holder.familyName).toBe('Nouveau');
  });

  it('gets either the old or the new details of somebody who corrects them while accepting, and no stale ones', async () => {
    const at = await play();
    const member = await newAccount(table);
    const id = await inviteAccount(at, member);
    const [accepted, corrected] = await Promise.all([
      at.register(member, 'acceptInvitation', { params: { id } }),
      at.register(member, 'correctMe', { body: { familyName: 'Nouveau' } }),
    ]);
    expect([accepted.status, corrected.status]).toEqual([200, 200]);
    const [card, person] = [await cardOf(member, at), await getPerson(table, member.personId)];
    expect(card?.holder).toMatchObject({ familyName: 'Nouveau', version: person?.version });
  });
});

describe('an invitation that is corrected', () => {
  const sendAgain = (account: Pick<Account, 'personId'>, body: object, by = office.administrator) =>
    office.register(by, 'sendInvitationAgain', {
      params: { siren: office.organisation.siren, personId: account.personId },
      body,
    });

  it('is no more for whoever got it by mistake, and for the right one alone', async () => {
    const [wrong, right] = [await newAccount(table), await newAccount(table)];
    const first = await inviteAccount(office, wrong, [{ services: { DSN: 'sign' }, establishments: 'all' }]);
    const { body } = done(await sendAgain(wrong, { email: right.email }));
    expect(body).toMatchObject({ personId: right.personId, status: 'invited' });
    expect(body.grants).toMatchObject([{ services: { DSN: 'sign' }, establishments: 'all' }]);
    const late = await office.register(wrong, 'acceptInvitation', { params: { id: first } });
    expect(late.body.code).toBe('invitation-closed');
    const { id } = (await cardOf(right))?.invitation ?? {};
    const stolen = await office.register(wrong, 'acceptInvitation', { params: { id: String(id) } });
    expect(stolen.status).toBe(404);
    done(await office.register(right, 'acceptInvitation', { params: { id: String(id) } }));
    expect((await cardOf(right))?.timeline.at(-1)?.status).toBe('active');
    expect((await cardOf(wrong))?.timeline.at(-1)?.status).toBe('ended');
  });

  it('keeps its link under another name, and fills nobody’s mailbox', async () => {
    const invited = await newAccount(table);
    const id = await inviteAccount(office, invited);
    expect((await sendAgain(invited, {})).body.code).toBe('invitation-just-sent');
    const { body } = done(await sendAgain(invited, TYPED));
    expect(body).toMatchObject(TYPED);
    expect((await sendAgain(invited, TYPED)).body.code).toBe('invitation-just-sent');
    done(await office.register(invited, 'acceptInvitation', { params: { id } }));
    expect((await sendAgain(invited, { familyName: 'Autre' })).body.code).toBe('invitation-closed');
  });

  it('is sent by nobody who does not administer', async () => {
    const [member, invited] = [await hire(office), await newAccount(table)];
    await inviteAccount(office, invited);
    expect((await sendAgain(invited, { email: member.email }, member)).status).toBe(403);
    expect((await sendAgain(invited, { email: invited.email }, invited)).status).toBe(404);
  });
});

describe('an organisation that invites two addresses of one person', () => {
  /** Somebody who was first seen with two addresses, one after the other. */
  const withTwo = async () => {
    const account = await newAccount(table);
    const other = `${ulid().toLowerCase()}@mairie.example`;
    const claims = { ...account.claims, email: other };
    done(await office.register({ ...account, claims }, 'getMe', {}));
    done(await office.register(account, 'getMe', {}));
    return { account, other: { ...account, email: verifiedEmailSchema.parse(other), claims } };
  };
  const told = ({ status, body }: { status: number; body: { status: string; grants: unknown[] } }) => [
    status,
    body.status,
    body.grants,
  ];

  it('is not told by any answer that a member has the other one', async () => {
    const at = await openOffice(table);
    const { account, other } = await withTwo();
    await hire(at, [], account);
    const second = await invite(other.email, at);
    expect(told(second)).toEqual(told(await invite(`${ulid()}@mairie.example`, at)));
    expect(second.body.personId).not.toBe(account.personId);
    expect(second.body.history).toHaveLength(1);
    expect((await invite(other.email, at)).body.code).toBe('already-invited');
    // Whoever has both is told, and refuses what they do not need.
    const { id } = second.body.invitation;
    const { tasks } = done(await at.register(other, 'getMe', {})).body;
    expect(tasks).toContainEqual(expect.objectContaining({ href: `/invitations/${id}/acceptance` }));
    expect((await at.register(other, 'acceptInvitation', { params: { id } })).body.code).toBe(
      'already-member',
    );
    done(await at.register(other, 'refuseInvitation', { params: { id } }));
    expect((await cardOf(account, at))?.timeline.at(-1)?.status).toBe('active');
  });

  it('is told by neither invitation, and whoever accepts one becomes a member by it', async () => {
    const at = await openOffice(table);
    const { account, other } = await withTwo();
    const [first, second] = [await invite(account.email, at), await invite(other.email, at)];
    expect([first.status, second.status]).toEqual([201, 201]);
    const { id } = second.body.invitation;
    done(await at.register(other, 'acceptInvitation', { params: { id } }));
    expect((await cardOf(account, at))?.timeline.at(-1)?.status).toBe('active');
  });

  it('goes on inviting a former member by the address that it knows', async () => {
    const at = await openOffice(table);
    const { account, other } = await withTwo();
    const member = await hire(at, [], account);
    done(await at.register(at.administrator, 'endMember', { params: member.params }));
    expect((await invite(account.email, at)).body.personId).toBe(account.personId);
    expect((await invite(other.email, at)).body.personId).not.toBe(account.personId);
  });
});

describe('a mandator', () => {
  const SIGNS = { services: { DSN: 'sign' }, establishments: 'all' };

  it('reads no name of people whom its mandatary invited, and their own once they accepted there', async () => {
    const mandatary = await openMandatary(office);
    const mandateId = await activeMandate(office, mandatary);
    const victim = await newAccount(table);
    const params = { siren: mandatary.organisation.siren };
    const body = { email: victim.email, ...TYPED, grants: [{ ...SIGNS, mandateId }] };
    const sent = done(await office.register(mandatary.administrator, 'inviteMember', { params, body }));
    const read = async () => {
      const asked = { params: { siren: office.organisation.siren }, query: { personId: victim.personId } };
      const events = done(await office.register(office.administrator, 'listEvents', asked));
      const mandate = done(
        await office.register(office.administrator, 'getMandate', { params: { id: mandateId } }),
      );
      return JSON.stringify([events.body, mandate.body, (await cardOf(victim))?.holder]);
    };
    const before = await read();
    expect(before).toContain('mandate.grants-changed');
    for (const name of [TYPED.familyName, victim.claims.given_name, victim.email])
      expect(before).not.toContain(name);
    done(await office.register(victim, 'acceptInvitation', { params: { id: sent.body.invitation.id } }));
    expect(await read()).toContain(victim.claims.given_name);
  });

  it('invites the same person by the name that it types itself', async () => {
    const mandatary = await openMandatary(office);
    const mandateId = await activeMandate(office, mandatary);
    const victim = await hire(mandatary);
    const given = { params: victim.params, body: { ...SIGNS, mandateId } };
    done(await office.register(mandatary.administrator, 'giveGrant', given));
    const { body } = await invite(victim.email);
    expect(body).toMatchObject({ ...TYPED, personId: victim.personId });
  });
});

describe('a name that an organisation typed before people had their own', () => {
  it('is nobody’s: their login says their name, and nothing else does', async () => {
    const { body } = await invite(`${ulid().toLowerCase()}@mairie.example`);
    const key = keys.person(body.personId);
    await table.documents.update({
      ...{ TableName: table.name, Key: key, UpdateExpression: 'SET familyName = :typed' },
      ExpressionAttributeValues: { ':typed': 'Insult' },
    });
    expect(await getPerson(table, body.personId)).toMatchObject({ familyName: '' });
    expect((await getPeople(table, [body.personId])).get(body.personId)).toMatchObject({ familyName: '' });
  });
});
