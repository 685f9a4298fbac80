import { beforeAll, expect, it } from 'vitest';
import { administratorChangeIdSchema } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { mandateIdSchema, personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { getRoster } from '../../shared/table/access/administrators.ts';
import { getAdministratorChange } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { getMandate } from '../../shared/table/mandates/mandates.ts';
import type { Table } from '../../shared/table/table.ts';
import { createFormerTable, formerKeys } from '../support/former-table.ts';

let table: Table;
beforeAll(async () => {
  table = await createFormerTable();
});

it('reads every card, roster, request and mandate of a table of release 0.1', async () => {
  const cards = formerKeys('CARD#');
  for (const { siren, rest } of cards) {
    expect(await getCard(table, sirenSchema.parse(siren), personIdSchema.parse(rest))).toBeDefined();
  }
  const rosters = formerKeys('ADMINISTRATORS');
  for (const { siren } of rosters) expect(await getRoster(table, sirenSchema.parse(siren))).toBeDefined();
  const changes = formerKeys('CHANGE#');
  for (const { rest } of changes) {
    expect(await getAdministratorChange(table, administratorChangeIdSchema.parse(rest))).toBeDefined();
  }
  const mandates = formerKeys('MANDATE#');
  for (const { rest } of mandates) {
    expect(await getMandate(table, mandateIdSchema.parse(rest))).toBeDefined();
  }
  expect([cards.length, rosters.length, changes.length, mandates.length]).toEqual([27, 9, 9, 6]);
});
