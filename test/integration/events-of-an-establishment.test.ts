import { beforeAll, expect, it } from 'vitest';
import { done, hire, type Member, type Office, openOffice } from '../support/access/members.ts';
import { createTestTable } from '../support/local-table.ts';

let office: Office;
let member: Member;
let here: string;
let elsewhere: string;

beforeAll(async () => {
  office = await openOffice(await createTestTable());
  ({ open: here, closed: elsewhere } = office.organisation);
  member = await hire(office);
});

const typesAt = async (siret: string): Promise<string[]> => {
  const answered = await office.register(office.administrator, 'listEvents', {
    params: { siren: office.organisation.siren },
    query: { siret },
  });
  return done(answered).body.items.map(({ type }: { type: string }) => type);
};

it('the events of an establishment are those that name it, and those of grants that stand there', async () => {
  const { administrator, register } = office;
  const body = { services: { DSN: 'sign' }, establishments: [here] };
  const { body: given } = done(await register(administrator, 'giveGrant', { params: member.params, body }));
  expect(await typesAt(here)).toEqual(['grant.given']);
  expect(await typesAt(elsewhere)).toEqual([]);
  const params = { ...member.params, grantId: given.id };
  done(await register(administrator, 'endGrant', { params }));
  done(await register(administrator, 'suspendMember', { params: member.params }));
  expect(await typesAt(here)).toEqual(['member.suspended', 'grant.ended', 'grant.given']);
  expect(await typesAt(elsewhere)).toEqual([]);
});
