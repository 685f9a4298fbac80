import { ulid } from 'ulid';
import type { AdministratorChangeId } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { deal } from '../../../shared/domain/administrator-changes/support.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import type { Party } from '../../../shared/domain/people/party.ts';
import type { Table } from '../../../shared/table/table.ts';
import { requireAdministratorChange } from '../../../shared/use-cases/administrator-changes/answer.ts';
import { recordAdministratorChange } from '../../../shared/use-cases/administrator-changes/record-administrator-change.ts';

import { storeWrites } from '../store-writes.ts';

/** The queue deals the agent this very case, whatever waits before it. */
export const dealTo = async (
  table: Table,
  agent: Party,
  id: AdministratorChangeId,
  now = systemClock(),
): Promise<void> => {
  const actor = { type: 'machine', id: 'queue' } as const;
  const context = { table, now, newId: () => ulid(), actor, requestId: 'queue' };
  const change = await requireAdministratorChange(context, id);
  const { writes } = recordAdministratorChange(context, deal({ change, party: agent, terms, now }));
  await storeWrites(table, writes);
};
