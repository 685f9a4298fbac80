import { beforeAll, describe, expect, it } from 'vitest';
import { getCard } from '../../shared/table/access/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';
import { done, hire, newAccount, openOffice } from '../support/access/members.ts';
import { CLAMART, NEW_HALL, openTownHall } from '../support/directory/moved-town-hall.ts';
import { createTestTable } from '../support/local-table.ts';

let table: Table;
let hall: Awaited<ReturnType<typeof openTownHall>>;
beforeAll(async () => {
  table = await createTestTable();
  hall = await openTownHall(table);
  await hall.moveByFile();
});

const DRY = { query: { dryRun: 'true' } };
const seenBy = (digest: string) => ({ headers: { 'if-match': `"${digest}"` } });
const answered = async (...sent: Parameters<typeof hall.carryOver>) => {
  const { status, body } = await hall.carryOver(...sent);
  return [status, body.code];
};
const shownTo = async () => done(await hall.carryOver(hall.administrator, DRY)).body;

describe('the rights of a town hall that moved', () => {
  it('are not carried over by a declarant, nor by the administrator of another body', async () => {
    expect(await answered(hall.declarant, DRY)).toEqual([403, 'forbidden']);
    const { administrator: stranger } = await openOffice(table);
    expect(await answered(stranger, DRY)).toEqual([404, 'not-found']);
  });

  it('do not go to an establishment of another body, nor to one that is closed', async () => {
    const { organisation } = await openOffice(table);
    const named = (successor: string) => ({ ...DRY, body: { successor } });
    expect(await answered(hall.administrator, named(organisation.open))).toEqual([
      400,
      'unknown-establishment',
    ]);
    expect(await answered(hall.administrator, named('21920023500014'))).toEqual([
      409,
      'establishment-closed',
    ]);
  });

  it('are not taken from an establishment that is open', async () => {
    const params = { siren: CLAMART, siret: NEW_HALL };
    expect(await answered(hall.administrator, { ...DRY, params })).toEqual([409, 'establishment-not-closed']);
  });

  it('are carried over by nobody who has not seen what is carried, or who saw something else', async () => {
    expect(await answered(hall.administrator)).toEqual([400, 'bad-input']);
    const { digest } = await shownTo();
    const late = await hire(hall.earlier, [
      { services: { DSN: 'declare' }, establishments: [hall.earlier.organisation.open] },
    ]);
    expect(await answered(hall.administrator, seenBy(digest))).toEqual([412, 'stale-version']);
    done(await hall.register(hall.administrator, 'endMember', { params: late.params }));
  });

  it('are given once, whoever asks twice at once', async () => {
    const colleague = await newAccount(table);
    await hire(hall.earlier, [], colleague);
    const { digest } = await shownTo();
    const asked = await Promise.all([1, 2, 3].map(() => hall.carryOver(hall.administrator, seenBy(digest))));
    const changes = new Set(asked.map(({ body }) => body.change));
    expect(changes.size).toBe(1);
    for (const change of changes) await hall.work(String(change));
    const card = await getCard(table, CLAMART, hall.declarant.personId);
    const there = card?.grants.filter(({ establishments }) => establishments.includes(NEW_HALL));
    expect(there).toHaveLength(1);
    expect(await answered(hall.administrator, seenBy(digest))).toEqual([200, undefined]);
  });
});
