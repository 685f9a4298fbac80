import { ulid } from 'ulid';
import { beforeEach, expect, it } from 'vitest';
import { stageAt } from '../../../shared/domain/access/access-card.ts';
import type { AdministratorChange } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../../shared/domain/administrator-changes/terms.ts';
import { addDays, type Instant, parisDate, systemClock, toInstant } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { getAdministrators } from '../../../shared/table/access/administrators.ts';
import type { Table } from '../../../shared/table/table.ts';
import { enterActivationKey } from '../../../shared/use-cases/administrator-changes/activate.ts';
import { answerAsAdministrator } from '../../../shared/use-cases/administrator-changes/answer.ts';
import { applyAdministratorChange } from '../../../shared/use-cases/administrator-changes/apply.ts';
import { requestAdministratorChange } from '../../../shared/use-cases/administrator-changes/request.ts';
import type { CommandContext, Outcome } from '../../../shared/use-cases/command.ts';
import { done, hire, type Member, type Office, openOffice } from '../../support/access/members.ts';
import { createTestTable } from '../../support/local-table.ts';
import type { Account } from '../../support/people/people.ts';
import { storeWrites } from '../../support/store-writes.ts';

const DSN = { services: { DSN: 'sign' }, establishments: 'all' };
const NOW = systemClock();
const EFFECT = addDays(NOW, 4);

let table: Table;
let office: Office;
let candidate: Member;
beforeEach(async () => {
  table = await createTestTable();
  office = await openOffice(table);
  candidate = await hire(office, [DSN]);
});

const contextOf = ({ personId }: Account, now: Instant = systemClock()): CommandContext => ({
  ...{ table, now, newId: () => ulid(), requestId: 'test' },
  actor: { type: 'person', id: personId },
});

const store = async <T>({ value, writes }: Outcome<T>): Promise<T> => {
  await storeWrites(table, writes);
  return value;
};

const ask = async (): Promise<AdministratorChange> => {
  const effectiveDate = parisDate(addDays(NOW, 2));
  const evidence = { type: 'order', reference: '1', date: parisDate(NOW), effectiveDate } as const;
  const asked = {
    kind: 'additional',
    siret: office.organisation.open,
    reason: 'Renfort.',
    evidence,
  } as const;
  return store(
    await requestAdministratorChange(contextOf(candidate), asked, candidate, ADMINISTRATOR_CHANGE_TERMS),
  );
};

const approve = async ({ id }: AdministratorChange): Promise<AdministratorChange> => {
  const { administrator } = office;
  return store(
    await answerAsAdministrator(contextOf(administrator), id, administrator, { decision: 'approve' }),
  );
};

const order = async (operation: string): Promise<void> => {
  done(await office.register(office.administrator, operation, { params: { ...candidate.params } }));
};

const standing = async () => {
  const card = await getCard(table, office.organisation.siren, candidate.personId);
  return card && stageAt(card, toInstant('2100-01-01T00:00:00Z'));
};

it('an approval lifts no suspension, neither by an administrator nor by the key', async () => {
  const asked = await ask();
  await order('suspendMember');
  await expect(approve(asked)).rejects.toMatchObject({ code: 'candidate-suspended' });
  const entered = enterActivationKey(
    contextOf(candidate),
    asked.id,
    'ACDEF-GHJKM-NPQRT-WXY34',
    ADMINISTRATOR_CHANGE_TERMS,
  );
  await expect(entered).rejects.toMatchObject({ code: 'suspended' });
  await order('reactivateMember');
  expect((await approve(asked)).state.status).toBe('approved');
});

it('a request whose candidate was suspended meanwhile has no effect, and is closed', async () => {
  const approved = await approve(await ask());
  await order('suspendMember');
  const workflow = contextOf({ ...office.administrator }, EFFECT);
  const closed = await store(await applyAdministratorChange(workflow, approved, ADMINISTRATOR_CHANGE_TERMS));
  expect(closed.state).toMatchObject({ status: 'refused', reason: 'candidate-suspended' });
  expect(await standing()).toMatchObject({ status: 'suspended', role: 'declarant' });
  expect([...(await getAdministrators(table, office.organisation.siren))]).toEqual([
    office.administrator.personId,
  ]);
  // A repeated event does nothing more. The access that was given back stays as it was.
  expect((await applyAdministratorChange(workflow, closed, ADMINISTRATOR_CHANGE_TERMS)).writes).toEqual([]);
  await order('reactivateMember');
  expect(await standing()).toMatchObject({ status: 'active', role: 'declarant' });
});

it('a suspension at the moment of effect is never lost, because the transaction sees it', async () => {
  const approved = await approve(await ask());
  const { writes } = await applyAdministratorChange(
    contextOf(office.administrator, EFFECT),
    approved,
    ADMINISTRATOR_CHANGE_TERMS,
  );
  await order('suspendMember');
  await expect(storeWrites(table, writes)).rejects.toThrow();
  expect(await standing()).toMatchObject({ status: 'suspended' });
});
