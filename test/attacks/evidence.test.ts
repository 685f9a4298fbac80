import { beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../shared/domain/events.ts';
import type { Table } from '../../shared/table/table.ts';
import { hire, type Member, type Office, openOffice } from '../support/access/members.ts';
import { evidenceOf } from '../support/evidence.ts';
import { createTestTable } from '../support/local-table.ts';

let table: Table;
let office: Office;
let member: Member;

beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table);
  member = await hire(office);
});

const lastEvent = async (): Promise<Event | undefined> =>
  (await evidenceOf(table, office.organisation.siren, member.personId)).at(-1);

describe('an id that a client gives to its request', () => {
  const giveAs = async (id: string, service: string) => {
    const answered = await office.register(office.administrator, 'giveGrant', {
      params: member.params,
      body: { services: { [service]: 'consult' }, establishments: 'all' },
      headers: { 'x-request-id': id },
    });
    expect(answered.status).toBe(201);
    return { answered, event: await lastEvent() };
  };

  it('never takes the place of ours in evidence and in the answer', async () => {
    const ours = (await lastEvent())?.requestId ?? '';
    const { answered, event } = await giveAs(ours, 'DSN');
    expect(event).toMatchObject({ type: 'grant.given', clientRequestId: ours });
    expect(event?.requestId).not.toBe(ours);
    expect(answered.headers['x-request-id']).toBe(event?.requestId);
  });

  it.each([
    ['a sentence', 'approved by support', 'PASRAU'],
    ['an address', 'marie@mairie.example', 'DSIJ'],
    ['too long', 'x'.repeat(65), 'BPIJ'],
  ])('is kept nowhere when it is %s', async (_, id, service) => {
    const { event } = await giveAs(id, service);
    expect(event?.type).toBe('grant.given');
    expect(JSON.stringify(event)).not.toContain(id);
  });
});
