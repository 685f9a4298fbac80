import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_HASH } from '../../shared/domain/events.ts';
import { addYear, parisDate, systemClock } from '../../shared/domain/instants.ts';
import { keys } from '../../shared/table/keys.ts';
import { getCalendar, putCalendar } from '../../shared/table/reviews/reviews.ts';
import type { Table } from '../../shared/table/table.ts';
import { advanceReviews } from '../../shared/use-cases/reviews/advance-reviews.ts';
import {
  done,
  hire,
  inviteAccount,
  type Member,
  newAccount,
  type Office,
  openOffice,
} from '../support/access/members.ts';
import { createTestTable } from '../support/local-table.ts';
import { DELIBERATION, MANDATED, openMandatary, propose } from '../support/mandates/mandates.ts';
import { closeOrganisation, namesOf } from '../support/people/people.ts';
import { storeWrites } from '../support/store-writes.ts';

const GRANT = { services: { DSN: 'declare' }, establishments: 'all' };
const MACHINE = { type: 'machine', id: 'review-access' } as const;
const REFUSED = [409, 'organisation-closed'];

let table: Table;
let office: Office;
let member: Member;
let params: { siren: Member['params']['siren'] };
let invitation: string;
let mandatary: Office;
let proposed: string;
let invited: Awaited<ReturnType<typeof newAccount>>;

beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table);
  params = { siren: office.organisation.siren };
  member = await hire(office, [GRANT]);
  invited = await newAccount(table);
  invitation = await inviteAccount(office, invited);
  mandatary = await openMandatary(office);
  proposed = await propose(office, mandatary);
  await closeOrganisation(table, office.organisation, parisDate(systemClock()));
});

const answered = async (...[account, operation, request]: Parameters<Office['register']>) => {
  const { status, body } = await office.register(account, operation, request);
  return [status, body.code];
};

describe('in a body that has ceased', () => {
  it('its administrator invites nobody', async () => {
    const newcomer = await newAccount(table);
    const body = { email: newcomer.email, ...namesOf(newcomer), grants: [] };
    expect(await answered(office.administrator, 'inviteMember', { params, body })).toEqual(REFUSED);
  });

  it('who was invited before accepts no more, and may refuse', async () => {
    const asked = { params: { id: invitation } };
    expect(await answered(invited, 'acceptInvitation', asked)).toEqual(REFUSED);
    done(await office.register(invited, 'refuseInvitation', asked));
  });

  it('nobody is given a right', async () => {
    const asked = { params: { ...member.params }, body: { ...GRANT, services: { DSIJ: 'declare' } } };
    expect(await answered(office.administrator, 'giveGrant', asked)).toEqual(REFUSED);
  });

  it('no mandate is proposed by it or to it, and none that it had proposed is accepted', async () => {
    const proposal = ({ organisation }: Office) => ({
      ...{ ...MANDATED, evidence: DELIBERATION },
      mandatary: { siren: organisation.siren },
    });
    const own = { params, body: proposal(mandatary) };
    expect(await answered(office.administrator, 'proposeMandate', own)).toEqual(REFUSED);
    const to = { params: { siren: mandatary.organisation.siren }, body: proposal(office) };
    expect(await answered(mandatary.administrator, 'proposeMandate', to)).toEqual(REFUSED);
    const accepting = { params: { id: proposed } };
    expect(await answered(mandatary.administrator, 'acceptMandate', accepting)).toEqual(REFUSED);
    done(await office.register(mandatary.administrator, 'refuseMandate', accepting));
  });

  it('no review is opened, by hand or by the calendar, which looks again a year later', async () => {
    expect(await answered(office.administrator, 'openReview', { params })).toEqual(REFUSED);
    const now = systemClock();
    const { siren } = params;
    await storeWrites(table, [
      putCalendar(table, { siren, opensAt: now, version: 1, lastEventHash: FIRST_HASH }, undefined),
    ]);
    const context = {
      table,
      now,
      newId: () => ulid(),
      actor: MACHINE,
      requestId: 'review',
      clock: systemClock,
    };
    const { value, writes } = await advanceReviews(
      context,
      { key: keys.reviewCalendar(siren), place: now, version: 1, lastEventHash: '' },
      () => true,
    );
    await storeWrites(table, writes);
    expect(value).toBe('nothing');
    expect(await getCalendar(table, siren)).toMatchObject({ opensAt: addYear(now), version: 2 });
  });

  it('a right still ends, and so does an access', async () => {
    const grantId = done(
      await office.register(office.administrator, 'getMember', { params: { ...member.params } }),
    ).body.grants[0].id;
    done(await office.register(office.administrator, 'endGrant', { params: { ...member.params, grantId } }));
    done(await office.register(member, 'endMember', { params: { ...member.params } }));
  });
});
