import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logger } from '../../shared/observability/logger.ts';
import type { Table } from '../../shared/table/table.ts';
import { done, hire, type Member } from '../support/access/members.ts';
import { type BulkOffice, openBulkOffice } from '../support/bulk-changes/bulk-office.ts';
import { openMandatary, propose } from '../support/mandates/mandates.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import { makeAdministrator } from '../support/people/people.ts';

/**
 * The permission table says who may ask. What takes effect later has one dimension more: who decided, and whether they still
 * may when it takes effect.
 */
beforeAll(() => logger.setLogLevel('SILENT'));

const DAY = 86_400_000;

let table: Table;
let world: BulkOffice;
let paul: Member;
let lea: Member;

beforeEach(async () => {
  table = createMemoryTable();
  world = await openBulkOffice(table);
  [paul, lea] = [await hire(world.office), await hire(world.office)];
  for (const member of [paul, lea]) await makeAdministrator(table, world.office.organisation, member);
});

const act = async (operation: string, { params }: Member, body?: unknown): Promise<void> => {
  const { register, administrator } = world.office;
  done(await register(administrator, operation, { params, ...(body !== undefined && { body }) }));
};

/** What becomes of somebody between what they decide and its effect. */
const FATES: Record<string, (member: Member) => Promise<void>> = {
  'still administers': async () => {},
  'was ended': (member) => act('endMember', member),
  'was suspended': (member) => act('suspendMember', member),
  'was demoted': (member) => act('changeRole', member, { role: 'declarant' }),
  'was demoted, and appointed again': async (member) => {
    await act('changeRole', member, { role: 'declarant' });
    world.pass(1_000);
    await act('changeRole', member, { role: 'administrator' });
  },
};
const fates = Object.keys(FATES);
const meet = async (fate: string, member: Member): Promise<void> => {
  world.pass(1_000);
  await FATES[fate]?.(member);
};
const holds = (fate: string): boolean => fate === 'still administers';

const DSN = { services: { DSN: 'sign' }, establishments: 'all' };
const removals = async (howMany: number) => {
  const lines: Record<string, string>[] = [];
  for (let rank = 0; rank < howMany; rank += 1)
    lines.push({ action: 'remove', email: (await hire(world.office, [DSN])).email });
  return lines;
};

describe('at its effect', () => {
  it.each(fates)('a bulk change obeys who ran it, who %s', async (fate) => {
    const begun = await world.ask(await world.checkAs(paul, ...(await removals(2))), paul);
    await meet(fate, paul);
    expect((await world.settle(begun.id)).state.status).toBe(holds(fate) ? 'done' : 'interrupted');
  });

  it.each(fates)('a bulk change obeys who approved it, who %s', async (fate) => {
    const waiting = await world.ask(await world.checkAs(lea, ...(await removals(21))), lea);
    await world.approve(waiting, paul);
    await meet(fate, paul);
    expect((await world.settle(waiting.id)).state.status).toBe(holds(fate) ? 'done' : 'interrupted');
  });

  it.each(fates)('the undoing of a bulk change obeys who asked for it, who %s', async (fate) => {
    const ran = await world.run(await world.check(...(await removals(2))));
    await world.askToUndo(ran, paul);
    await meet(fate, paul);
    expect((await world.settle(ran.id)).state.status).toBe(holds(fate) ? 'undone' : 'interrupted');
  });

  it.each(fates)('a mandate rests on who proposed it, who %s', async (fate) => {
    const mandatary = await openMandatary(world.office);
    const id = await propose({ ...world.office, administrator: paul }, mandatary);
    await meet(fate, paul);
    const accepted = await mandatary.register(mandatary.administrator, 'acceptMandate', { params: { id } });
    expect(accepted.body.code ?? 'accepted').toBe(holds(fate) ? 'accepted' : 'mandate-not-proposed');
  });

  it('an accepted mandate stays accepted, whatever becomes of who proposed it', async () => {
    const mandatary = await openMandatary(world.office);
    const id = await propose({ ...world.office, administrator: paul }, mandatary);
    done(await mandatary.register(mandatary.administrator, 'acceptMandate', { params: { id } }));
    await meet('was ended', paul);
    world.pass(DAY);
    const ended = await mandatary.register(mandatary.administrator, 'endMandate', { params: { id } });
    expect(ended.status).toBe(200);
  });
});
