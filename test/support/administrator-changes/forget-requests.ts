import { ulid } from 'ulid';
import type { PersonId } from '../../../shared/domain/identifiers.ts';
import { commit } from '../../../shared/table/commit.ts';
import { keys } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';

/** The person has asked for nothing yet, as far as quotas go: one candidate asks in many worlds. */
export const forgetRequests = (table: Table, personId: PersonId): Promise<void> =>
  commit(
    table,
    [
      { ...keys.openRequests(personId) },
      { ...keys.sentRequests(personId), day: '1970-01-01', sent: 0, version: 1 },
    ].map((Item) => ({ item: { Put: { TableName: table.name, Item } }, refused: () => 'stale' as const })),
    ulid(),
  );
