import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../shared/domain/events.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';
import { hire, type Member, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { persist, times } from '../support/at-once.ts';
import { withConflicts } from '../support/conflicts.ts';
import { evidenceOf } from '../support/evidence.ts';
import { createTestTable } from '../support/local-table.ts';
import { makeAdministrator } from '../support/people/people.ts';

const AT_ONCE = 12;
const GRANTS = [
  { services: { DSN: 'sign' }, establishments: 'all' },
  { services: { PASRAU: 'declare' }, establishments: 'all' },
];

/** A local engine makes one transaction wait for another; AWS cancels one of two that meet. */
const TABLES = {
  'one after the other': (table: Table) => ({ table, conflicts: () => 1 }),
  'or cancelled where they meet': withConflicts,
};

let office: Office;

const cardOf = async ({ params }: Member) => {
  const card = await getCard(office.table, params.siren, params.personId);
  if (card === undefined) throw new Error('no card');
  return card;
};

describe.each(Object.entries(TABLES))('transactions are done %s:', (_, tableOf) => {
  let conflicts: () => number;

  beforeAll(async () => {
    const opened = tableOf(await createTestTable());
    conflicts = opened.conflicts;
    office = await openOffice(opened.table);
  });
  afterAll(() => {
    expect(conflicts()).toBeGreaterThan(0);
  });

  it('applies all of many changes at once to one card, one after the other, each with its event', async () => {
    const colleague = await newAccount(office.table);
    await makeAdministrator(office.table, office.organisation, colleague);
    const member = await hire(office);
    const before = await cardOf(member);
    const answers = await times(AT_ONCE, (index) => {
      const headers = { 'idempotency-key': `grant-${index}` };
      const actor = index % 3 === 0 ? colleague : office.administrator;
      const sent = { params: { ...member.params }, body: GRANTS[index % 2], headers };
      return persist(() => office.register(actor, 'giveGrant', sent));
    });
    expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(201));

    const card = await cardOf(member);
    const given = card.grants.map(({ id }): string => id);
    expect(given.toSorted()).toEqual(answers.map(({ body }) => body.id).sort());
    const versions = answers.map(({ headers }) => Number(headers.etag?.replaceAll('"', '')));
    const consecutive = answers.map((_, index) => before.version + 1 + index);
    expect(versions.sort((a, b) => a - b)).toEqual(consecutive);

    const events = await evidenceOf(office.table, card.siren, card.personId);
    expect(events).toHaveLength(card.version);
    expect(firstBrokenLink(events)).toBeUndefined();
    expect(events.at(-1)?.hash).toBe(card.lastEventHash);
    const recorded = events.flatMap(({ type, data }) => (type === 'grant.given' ? [data.grant] : []));
    expect(recorded).toEqual(given);
  });

  it('makes of many changes under one If-Match one; the others are told that they saw an old version', async () => {
    const member = await hire(office);
    const headers = { 'if-match': `"${(await cardOf(member)).version}"` };
    const sent = { params: { ...member.params }, body: GRANTS[0], headers };
    const answers = await times(AT_ONCE, () =>
      persist(() => office.register(office.administrator, 'giveGrant', sent)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(AT_ONCE - 1).fill(412)]);
    expect((await cardOf(member)).grants).toHaveLength(1);
  });
});
