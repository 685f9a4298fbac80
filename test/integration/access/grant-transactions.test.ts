import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../shared/domain/instants.ts';
import { hire, type Office, openOffice } from '../../support/access/members.ts';
import { createTestTable } from '../../support/local-table.ts';
import { openRegister, type Sent } from '../../support/register.ts';
import { type Call, watchCalls } from '../../support/watch-calls.ts';

const DSN = { services: { DSN: 'sign' }, establishments: 'all' };
const LOWER = { services: { DSN: 'declare' }, establishments: 'all' };

let office: Office;
let calls: Call[];

beforeAll(async () => {
  const table = await createTestTable();
  const watched = watchCalls(table);
  calls = watched.calls;
  office = { ...(await openOffice(table)), register: openRegister(watched.table, systemClock) };
});

const writes = (): Call[] => calls.filter(({ operation }) => !/^(Batch)?Get|^Query/.test(operation));

describe.each([
  ['without a key', {}, 3],
  ['with a key', { 'idempotency-key': 'key' }, 4],
] as const)('%s', (_, headers, items) => {
  it('giving, changing and ending a grant is each an announcement, and one transaction of at most five items', async () => {
    const member = await hire(office);
    // What is taken away is summed in an item of its own.
    const send = async (operation: string, sent: Sent, summed = 0) => {
      calls.length = 0;
      const answered = await office.register(office.administrator, operation, { ...sent, headers });
      expect(answered.status).toBeLessThan(300);
      const announced = { operation: 'UpdateItem', size: 1 };
      expect(writes()).toMatchObject([announced, { operation: 'TransactWriteItems', size: items + summed }]);
      return answered.body.id;
    };
    const given = await send('giveGrant', { params: { ...member.params }, body: DSN });
    const changed = await send(
      'changeGrant',
      { params: { ...member.params, grantId: given }, body: LOWER },
      1,
    );
    await send('endGrant', { params: { ...member.params, grantId: changed } }, 1);
  });
});
