import { beforeEach, describe, expect, it } from 'vitest';
import { administersAt, stageAt } from '../../shared/domain/access/access-card.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';
import { done, hire, inviteAccount, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { createTestTable } from '../support/local-table.ts';

const GRANT = { services: { DSN: 'sign' }, establishments: 'all' };

let table: Table;
let office: Office;
beforeEach(async () => {
  table = await createTestTable();
  office = await openOffice(table);
});

describe('leaving by oneself', () => {
  it('is for one’s own access alone: a declarant ends nobody else’s', async () => {
    const [mine, theirs] = [await hire(office, [GRANT]), await hire(office, [GRANT])];
    const { status } = await office.register(mine, 'endMember', { params: { ...theirs.params } });
    expect(status).toBe(403);
    const card = await getCard(table, theirs.params.siren, theirs.personId);
    expect(card && stageAt(card, systemClock())?.status).toBe('active');
  });

  it('tells a declarant nothing of what others may sign', async () => {
    const mine = await hire(office, [GRANT]);
    const { body } = done(await office.register(mine, 'endMember', { params: { ...mine.params } }));
    expect(body.uncovered).toEqual({ known: false, count: 0, first: [], href: '/me' });
    expect(body.single).toEqual(body.uncovered);
  });

  it('leaves one’s own card to read, with nothing to do on it, and nothing else of the body', async () => {
    const mine = await hire(office, [GRANT]);
    const invited = await newAccount(table);
    await inviteAccount(office, invited);
    done(await office.register(mine, 'endMember', { params: { ...mine.params } }));
    const { body } = done(await office.register(mine, 'getMember', { params: { ...mine.params } }));
    expect(body).toMatchObject({ personId: mine.personId, status: 'ended', can: [] });
    const { siren } = mine.params;
    const colleague = { siren, personId: office.administrator.personId };
    for (const asked of [
      await office.register(mine, 'getMember', { params: colleague }),
      await office.register(mine, 'endMember', { params: { ...mine.params } }),
      await office.register(mine, 'listEvents', { params: { siren } }),
      // Who never accepted has no card there.
      await office.register(invited, 'getMember', { params: { siren, personId: invited.personId } }),
    ])
      expect(asked.status).toBe(404);
  });

  it('is no way out of a suspension, and none back', async () => {
    const mine = await hire(office, [GRANT]);
    done(await office.register(office.administrator, 'suspendMember', { params: { ...mine.params } }));
    expect((await office.register(mine, 'endMember', { params: { ...mine.params } })).status).toBe(403);
  });

  it('leaves no body without an administrator', async () => {
    const { administrator, organisation } = office;
    const params = { siren: organisation.siren, personId: administrator.personId };
    const { status, body } = await office.register(administrator, 'endMember', { params });
    expect([status, body.code]).toEqual([409, 'last-administrator']);
    const card = await getCard(table, organisation.siren, administrator.personId);
    expect(administersAt(card, systemClock())).toBe(true);
  });

  it('is done once, however often it is sent', async () => {
    const mine = await hire(office, [GRANT]);
    const sent = { params: { ...mine.params }, headers: { 'idempotency-key': 'leaving' } };
    expect((await office.register(mine, 'endMember', sent)).status).toBe(200);
    expect((await office.register(mine, 'endMember', sent)).status).toBe(200);
  });
});
