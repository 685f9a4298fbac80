import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { administratorChangeIdSchema } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { mandateIdSchema, type Siren } from '../../shared/domain/identifiers.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import { listCardsOfPerson } from '../../shared/table/access/access-cards.ts';
import { administratorChangeIndexAttributes } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { batchPut } from '../../shared/table/batch-put.ts';
import { keys } from '../../shared/table/keys.ts';
import { type MandatePlace, mandateIndexAttributes } from '../../shared/table/mandates/mandates.ts';
import type { Table } from '../../shared/table/table.ts';
import { findAdministratorChangeTasks } from '../../shared/use-cases/administrator-changes/find-tasks.ts';
import { listAdministratorChanges } from '../../shared/use-cases/administrator-changes/list-administrator-changes.ts';
import { listMandates } from '../../shared/use-cases/mandates/list-mandates.ts';
import { type Office, openOffice } from '../support/access/members.ts';
import { asked } from '../support/administrator-changes/changes.ts';
import { documentsThrough } from '../support/documents-through.ts';
import { createTestTable } from '../support/local-table.ts';
import { mandateOf } from '../support/mandates/mandated-cards.ts';
import { createOrganisation } from '../support/people/people.ts';

/** More than any page, and than anything that is shown at once. */
const CLOSED = 600;

let table: Table;
let office: Office;

/** Counts the items that the table gives. */
const watched = () => {
  const read = { items: 0 };
  const send = async (command: never): Promise<unknown> => {
    const answer = (await table.documents.send(command)) as {
      Items?: unknown[];
      Responses?: Record<string, unknown[]>;
    };
    read.items += (answer.Items ?? []).length + Object.values(answer.Responses ?? {}).flat().length;
    return answer;
  };
  return { read, spied: { ...table, documents: documentsThrough(send) } };
};

beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table);
  const { siren, open } = office.organisation;
  const item = (index: number, isOpen: boolean) => {
    const { after } = asked();
    const id = administratorChangeIdSchema.parse(`${siren}-${ulid(1_700_000_000_000 + index)}`);
    const state = isOpen ? after.state : { status: 'cancelled' as const, since: after.requestedAt };
    const change = { ...after, id, siren, siret: open, state };
    return { ...keys.administratorChange(id), ...administratorChangeIndexAttributes(change), ...change };
  };
  await batchPut(table, [
    item(0, true),
    ...Array.from({ length: CLOSED }, (_, index) => item(index + 1, false)),
    item(CLOSED + 1, true),
  ]);
});

describe('a stranger who opens and cancels requests by the hundred', () => {
  it('does not make an administrator wait for their tasks', async () => {
    const { read, spied } = watched();
    const { personId, email } = office.administrator;
    const cards = await listCardsOfPerson(table, personId);
    const asker = { personId, email, emailVerified: true, emails: [email], isSupport: false };
    await findAdministratorChangeTasks(spied, asker as never, cards, systemClock());
    expect(read.items).toBeLessThanOrEqual(5);
  });

  it('does not make a page of requests read more than it gives, and hides none of them', async () => {
    const { personId } = office.administrator;
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const { read, spied } = watched();
      const page = await listAdministratorChanges(
        spied,
        personId,
        { now: systemClock() },
        { limit: 50, after },
      );
      expect(read.items).toBeLessThanOrEqual(53);
      ids.push(...page.changes.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(ids).toHaveLength(CLOSED + 2);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });
});

describe('an organisation that proposes and withdraws mandates by the hundred', () => {
  const COUNT = 130;
  const LIMIT = 50;

  it('does not make a page of mandates read more than it gives, and hides none of them', async () => {
    const { siren } = office.organisation;
    const [mandatary, other] = [await createOrganisation(table), await createOrganisation(table)];
    const stored = (mandator: Siren, to: Siren, index: number, status: 'ended' | 'active') => {
      const id = mandateIdSchema.parse(`${mandator}-${to}-${ulid(1_700_000_000_000 + index)}`);
      const stage = {
        status,
        from: systemClock(),
        by: office.administrator.personId,
        side: 'mandator' as const,
      };
      const mandate = mandateOf({ id, stages: [...mandateOf().stages, stage] });
      return { ...keys.mandate(id), ...mandateIndexAttributes(mandate), ...mandate };
    };
    await batchPut(
      table,
      Array.from({ length: COUNT }, (_, index) => [
        stored(siren, mandatary.siren, index, index % 2 === 0 ? 'ended' : 'active'),
        stored(other.siren, siren, index, index % 2 === 0 ? 'ended' : 'active'),
      ]).flat(),
    );
    const ids: string[] = [];
    let after: MandatePlace | undefined;
    do {
      const { read, spied } = watched();
      const page = await listMandates(spied, siren, { now: systemClock() }, { limit: LIMIT, after });
      // A page that begins on one side and goes on in the other asks both.
      expect(read.items).toBeLessThanOrEqual(2 * (LIMIT + 1));
      ids.push(...page.mandates.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(ids).toHaveLength(2 * COUNT);
    expect(new Set(ids).size).toBe(2 * COUNT);
    const active = await listMandates(
      table,
      siren,
      { side: 'mandatary', status: 'active', now: systemClock() },
      { limit: 200, after: undefined },
    );
    expect(active.mandates).toHaveLength(COUNT / 2);
  });
});
