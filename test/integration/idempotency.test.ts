import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/domain/instants.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { hire, type Member, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { persisting, times } from '../support/at-once.ts';
import { evidenceOf } from '../support/evidence.ts';
import type { FaultyTable } from '../support/faults/fault-client.ts';
import { useFaultSeed } from '../support/faults/fault-seed.ts';
import { committingTogether } from '../support/faults/scripted.ts';
import { skies } from '../support/faults/skies.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, makeAdministrator } from '../support/people/people.ts';
import { openRegister, type Register, type Sent } from '../support/register.ts';

const AT_ONCE = 10;
const DSN = { services: { DSN: 'sign' }, establishments: 'all' };
const PASRAU = { services: { PASRAU: 'declare' }, establishments: 'all' };

let office: Office;
let ana: Account;
let bo: Account;

const keyed = (sent: Sent, key: string): Sent => ({ ...sent, headers: { 'idempotency-key': key } });
const to = ({ params }: Member, body?: unknown): Sent => ({ params: { ...params }, body });

const grantsOf = async ({ params: { siren, personId } }: Member) =>
  (await getCard(office.table, siren, personId))?.grants;
const eventsOf = async ({ params: { siren, personId } }: Member): Promise<string[]> =>
  (await evidenceOf(office.table, siren, personId)).map(({ type }) => type);

describe.each(skies(useFaultSeed()))('%s', (_, sky) => {
  let faulty: FaultyTable;
  let register: Register;

  beforeAll(async () => {
    office = await openOffice(await createTestTable());
    ana = office.administrator;
    bo = await newAccount(office.table);
    await makeAdministrator(office.table, office.organisation, bo);
    faulty = sky.through(office.table);
    register = sky.reach(openRegister(faulty, systemClock));
  });

  it('makes equal requests decided on the same facts one effect, and each gets the same answer', async () => {
    const member = await hire(office);
    const together = persisting(openRegister(committingTogether(faulty, AT_ONCE), systemClock));
    const sent = keyed(to(member, DSN), 'at-once');
    const answers = await times(AT_ONCE, () => together(ana, 'giveGrant', sent));
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
    }
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
    await faulty.settled();
    expect(await grantsOf(member)).toHaveLength(1);
    expect(await eventsOf(member)).toEqual(['member.invited', 'invitation.accepted', 'grant.given']);
  });

  it('answers alike when the effect of the first request would by now refuse the others', async () => {
    const member = await hire(office);
    const newcomer = { email: `${ulid()}@mairie.example`, familyName: 'Roux', givenName: 'Nadia' };
    const requests: [string, Sent][] = [
      ['suspendMember', to(member)],
      ['inviteMember', { params: { siren: office.organisation.siren }, body: newcomer }],
    ];
    for (const [operation, sent] of requests) {
      const send = () => persisting(register)(ana, operation, keyed(sent, 'at-once'));
      const [first, ...others] = await times(AT_ONCE, send);
      expect(first?.status).toBeLessThan(300);
      for (const other of others) expect(other).toMatchObject({ status: first?.status, body: first?.body });
    }
  });

  it('refuses a key that comes again with another body or for another member', async () => {
    const [member, colleague] = [await hire(office), await hire(office)];
    const send = (sent: Sent) => register(ana, 'giveGrant', keyed(sent, 'once'));
    expect((await send(to(member, DSN))).status).toBe(201);
    const refusal = { status: 422, body: { code: 'idempotency-key-reused' } };
    expect(await send(to(member, PASRAU))).toMatchObject(refusal);
    expect(await send(to(colleague, DSN))).toMatchObject(refusal);
    await faulty.settled();
    expect(await grantsOf(member)).toHaveLength(1);
    expect(await grantsOf(colleague)).toEqual([]);
  });

  it('keeps the keys of two people apart', async () => {
    const member = await hire(office);
    const first = await register(ana, 'giveGrant', keyed(to(member, DSN), 'common'));
    // Another grant, because one that is equal to a grant in force is that grant.
    const second = await register(bo, 'giveGrant', keyed(to(member, PASRAU), 'common'));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
    await faulty.settled();
    expect(await grantsOf(member)).toHaveLength(2);
  });

  it('keeps the keys of two commands apart', async () => {
    const sent = keyed(to(await hire(office)), 'two-commands');
    expect((await register(ana, 'suspendMember', sent)).body.status).toBe('suspended');
    expect((await register(ana, 'reactivateMember', sent)).body.status).toBe('active');
  });

  it('gives the answer again in another process, though the state has moved on', async () => {
    const member = await hire(office);
    const sent = keyed(to(member, DSN), 'kept');
    const first = await register(ana, 'giveGrant', sent);
    await register(ana, 'endMember', to(member));
    const later = sky.reach(openRegister(sky.through(office.table), systemClock));
    expect(await later(ana, 'giveGrant', sent)).toMatchObject({ status: 201, body: first.body });
    await faulty.settled();
    expect((await eventsOf(member)).slice(2)).toEqual(['grant.given', 'member.ended']);
  });

  it('does not use up a key on a refusal', async () => {
    const member = await hire(office);
    const sent = keyed(to(member), 'refused-first');
    expect((await register(ana, 'reactivateMember', sent)).status).toBe(409);
    await register(ana, 'suspendMember', to(member));
    expect((await register(ana, 'reactivateMember', sent)).status).toBe(200);
  });

  it('repeats its answer to somebody who gave up the right to ask by it', async () => {
    const { organisation } = office;
    const leaver = await newAccount(office.table);
    await makeAdministrator(office.table, organisation, leaver);
    const own: Sent = {
      params: { siren: organisation.siren, personId: leaver.personId },
      body: { reason: 'Retraite.' },
    };
    const first = await register(leaver, 'endMember', keyed(own, 'leaving'));
    expect(first.status).toBe(200);
    expect(await register(leaver, 'endMember', keyed(own, 'leaving'))).toMatchObject({
      status: 200,
      body: first.body,
    });
    expect((await register(leaver, 'endMember', keyed(own, 'another'))).status).toBe(404);
  });
});
