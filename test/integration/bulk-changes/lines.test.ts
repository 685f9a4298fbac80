import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { stageAt } from '../../../shared/domain/access/access-card.ts';
import type { BulkChange } from '../../../shared/domain/bulk-changes/bulk-change.ts';
import type { PersonId } from '../../../shared/domain/identifiers.ts';
import { verifiedEmailSchema } from '../../../shared/domain/people/party.ts';
import { readSeries } from '../../../shared/files/series.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { getPerson } from '../../../shared/table/people/people.ts';
import {
  differenceRowSchema,
  SERIES,
  storedLineSchema,
} from '../../../shared/use-cases/bulk-changes/files.ts';
import { followEmail } from '../../../shared/use-cases/people/register-person.ts';
import { hire, inviteAccount, type Member } from '../../support/access/members.ts';
import { type BulkOffice, openBulkOffice } from '../../support/bulk-changes/bulk-office.ts';
import { createMemoryTable } from '../../support/memory-table.ts';
import { registerAccount } from '../../support/people/people.ts';
import { storeWrites } from '../../support/store-writes.ts';

const DSN = [{ services: { DSN: 'sign' }, establishments: 'all' }];
const NAMES = { familyName: 'Roux', givenName: 'Nadia' };
const ADD = { action: 'add', service: 'PASRAU', right: 'sign' };

let world: BulkOffice;
beforeEach(async () => {
  world = await openBulkOffice(createMemoryTable());
});

const statusOf = async (personId: PersonId) => {
  const card = await getCard(world.office.table, world.siren, personId);
  return card && stageAt(card, world.clock())?.status;
};

const PAGE = { from: 0, limit: 200 };
const rowsOf = async ({ plan }: BulkChange) =>
  (await readSeries(world.files, `${plan}/${SERIES.lines}`, storedLineSchema, PAGE)).rows;

const differencesOf = async ({ plan }: BulkChange) =>
  (await readSeries(world.files, `${plan}/${SERIES.differences}`, differenceRowSchema, PAGE)).rows;

/** A mailbox that was first seen with one account, and later with another one. */
const sharedMailbox = async () => {
  const { table } = world.office;
  const first = await registerAccount(table, ulid().toLowerCase());
  const second = await registerAccount(table, ulid().toLowerCase(), first.email);
  return { email: first.email, first, second };
};

/** The second account takes over the invitation that waited for the first one. */
const hireSecond = async ({ first, second }: Awaited<ReturnType<typeof sharedMailbox>>): Promise<Member> => {
  const id = await inviteAccount(world.office, first, DSN);
  const { siren } = world;
  await world.office.register(second, 'acceptInvitation', { params: { id } });
  return { ...second, params: { siren, personId: second.personId } };
};

describe('an address that two accounts have come with', () => {
  it('means the member, even when it was first seen with somebody else', async () => {
    const mailbox = await sharedMailbox();
    const member = await hireSecond(mailbox);
    expect(await statusOf(mailbox.first.personId)).toBe('ended');
    const shown = await world.check({ action: 'remove', email: mailbox.email });
    expect(shown.summary).toMatchObject({ faulty: 0, ended: 1, leaving: 1 });
    await world.run(shown);
    expect(await statusOf(member.personId)).toBe('ended');
  });

  it('gives more to the member, and invites nobody', async () => {
    const mailbox = await sharedMailbox();
    const member = await hireSecond(mailbox);
    const shown = await world.check({ ...ADD, email: mailbox.email });
    expect(shown.summary).toMatchObject({ faulty: 0, added: 1, invited: 0 });
    expect(await rowsOf(shown)).toMatchObject([{ personId: member.personId }]);
  });

  it('is a fault of each of its lines when both are members', async () => {
    const mailbox = await sharedMailbox();
    const member = await hireSecond(mailbox);
    await hire(world.office, DSN, mailbox.first);
    const email = mailbox.email.toUpperCase();
    const shown = await world.check({ action: 'remove', email }, { ...ADD, email });
    expect(shown.summary).toMatchObject({ faulty: 2, people: 0 });
    const fault = { column: 'email', value: email, code: 'ambiguous-email' };
    expect(await rowsOf(shown)).toMatchObject([{ faults: [fault] }, { faults: [fault] }]);
    await world.run(shown, 'valid-lines');
    expect([await statusOf(member.personId), await statusOf(mailbox.first.personId)]).toEqual([
      'active',
      'active',
    ]);
  });

  it('is a stranger’s when the person first seen with it is a member by another address', async () => {
    const { table } = world.office;
    const { email, first } = await sharedMailbox();
    const person = await getPerson(table, first.personId);
    if (person === undefined) throw new Error('nobody');
    const context = { table, now: world.clock(), newId: () => ulid(), requestId: 'set-up' };
    const actor = { type: 'person', id: first.personId } as const;
    const own = verifiedEmailSchema.parse(`own-${email}`);
    await storeWrites(table, (await followEmail({ ...context, actor }, person, own)).writes);
    await hire(world.office, DSN, { ...first, email: own, claims: { ...first.claims, email: own } });
    const [removal] = await rowsOf(await world.check({ action: 'remove', email }));
    expect(removal).toMatchObject({ faults: [{ code: 'not-a-member' }] });
    const shown = await world.check({ ...ADD, ...NAMES, email });
    expect(await rowsOf(shown)).toMatchObject([{ isNewcomer: true, faults: [] }]);
    expect((await world.run(shown)).progress).toMatchObject({ applied: 1, refused: 0 });
    expect(await statusOf(first.personId)).toBe('active');
    expect((await world.check({ action: 'remove', email: own })).summary).toMatchObject({ leaving: 1 });
  });

  it('means the person who was invited under it, when nobody else here has it', async () => {
    const mailbox = await sharedMailbox();
    await inviteAccount(world.office, mailbox.first, DSN);
    await world.run(await world.check({ action: 'remove', email: mailbox.email }));
    expect(await statusOf(mailbox.first.personId)).toBe('ended');
  });

  it('invites whoever accepts first, when nobody who has it is still a member', async () => {
    const mailbox = await sharedMailbox();
    await hireSecond(mailbox);
    await world.run(await world.check({ action: 'remove', email: mailbox.email }));
    const done = await world.run(await world.check({ ...ADD, ...NAMES, email: mailbox.email }));
    expect(done.progress).toMatchObject({ applied: 1, refused: 0 });
    expect(await statusOf(mailbox.first.personId)).toBe('invited');
  });
});

describe('a person who is no member', () => {
  it('is invited by name, whether or not the register knows them', async () => {
    const shown = await world.check(
      { ...ADD, email: world.newcomer.email },
      { ...ADD, email: 'nobody@mairie.example' },
    );
    const faults = [{ column: 'familyName', value: '', code: 'missing-name' }];
    expect(await rowsOf(shown)).toMatchObject([{ faults }, { faults }]);
  });

  it('is one person under one name, however two spreadsheets spell it', async () => {
    const email = 'ines@mairie.example';
    const shown = await world.check(
      { ...ADD, email, familyName: 'Lecœur-D’Auvergne', givenName: 'Inès' },
      { ...ADD, email, service: 'DSN', familyName: "LECOEUR D'AUVERGNE", givenName: 'Ine\u0300s' },
      { ...ADD, email, service: 'AER', familyName: 'Lecoeur', givenName: 'Inès' },
    );
    expect((await rowsOf(shown)).map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      [],
      [],
      ['other-name'],
    ]);
  });

  it('is invited by name again after they have left', async () => {
    const [member] = world.members;
    await world.run(await world.check({ action: 'remove', email: member.email }));
    const shown = await world.check({ ...ADD, email: member.email });
    expect(await rowsOf(shown)).toMatchObject([{ faults: [{ code: 'missing-name' }] }]);
    expect((await world.check({ action: 'remove', email: member.email })).summary).toMatchObject({
      ...{ faulty: 0, unchanged: 1 },
    });
  });

  it('is shown without an id, which would reveal whether the register knows them', async () => {
    const shown = await world.check(
      { ...ADD, ...NAMES, email: world.newcomer.email },
      { ...ADD, ...NAMES, email: 'nobody@mairie.example' },
      { ...ADD, email: world.members[0].email },
    );
    expect((await rowsOf(shown)).map(({ isNewcomer }) => isNewcomer)).toEqual([true, true, undefined]);
    expect((await differencesOf(shown)).map(({ personId }) => personId)).toEqual([
      undefined,
      undefined,
      world.members[0].personId,
    ]);
  });
});

describe('a line in a request', () => {
  it('may have spaces around its cells, as in a file', async () => {
    const shown = await world.check({
      ...{ action: ' add', email: ` ${world.members[0].email} `, siret: ' ' },
      ...{ service: ' pasrau ', right: 'sign ', until: ' 31/12/2026 ' },
    });
    expect(shown.summary).toMatchObject({ faulty: 0, added: 1 });
  });

  it('shows its faults with the cells as they were sent', async () => {
    const { email } = world.members[0];
    const shown = await world.check(
      { ...ADD, email, from: '01/01/2020' },
      { ...ADD, email, until: '2026-05-31' },
      { action: 'remove', email, service: 'DSN', until: '31/12/2026' },
      { ...ADD, email, service: 'nothing' },
      { ...ADD, email, action: 'Modifier', service: 'aer' },
      { action: 'remove', email: 'Nobody@Mairie.example' },
    );
    const found = (await rowsOf(shown)).map(({ faults }) => faults.map(({ code, value }) => [code, value]));
    expect(found).toEqual([
      [['from-in-the-past', '01/01/2020']],
      [['until-not-after-from', '2026-05-31']],
      [['not-for-a-removal', '31/12/2026']],
      [['unknown-service', 'nothing']],
      [['nothing-to-change', 'Modifier']],
      [['not-a-member', 'Nobody@Mairie.example']],
    ]);
  });

  it('names all its faults at once', async () => {
    const shown = await world.check(
      {
        action: 'add',
        email: 'nobody',
        siret: '1',
        service: 'nothing',
        right: 'all',
        from: '01/01/2020',
        until: 'x',
      },
      { action: 'give', email: 'a@b.example', siret: '21999901800019', service: 'nothing', right: 'sign' },
    );
    expect((await rowsOf(shown)).map(({ faults }) => faults.map(({ code }) => code).toSorted())).toEqual([
      ['bad-date', 'bad-email', 'bad-siret', 'from-in-the-past', 'unknown-right', 'unknown-service'],
      ['unknown-action', 'unknown-establishment', 'unknown-service'],
    ]);
  });
});
