import {
  type AdministratorChange,
  administratorChangeSchema,
} from '../../domain/administrator-changes/administrator-change.ts';
import { deadlineAttributes, listByDeadline } from '../deadline-queue.ts';
import type { Table } from '../table.ts';

/** The deadline, then the id. A place is unique and in the order of the queue. */
const placeOf = (change: AdministratorChange): string | undefined =>
  change.state.status === 'escalated' || change.state.status === 'contested'
    ? `${change.state.expiresAt}#${change.id}`
    : undefined;

/** The request is in the queue only while support has it: the index is sparse. */
export const queueAttributes = (change: AdministratorChange): Record<string, string> =>
  deadlineAttributes('SUPPORT', change.siren, placeOf(change));

/**
 * One page of the requests that wait for support, earliest deadline first. `after` is the last place of the page
 * before. The index may lag by a moment.
 */
export const listSupportQueue = async (
  table: Table,
  page: { limit: number; after: string | undefined },
): Promise<{ changes: AdministratorChange[]; next: string | undefined }> => {
  const { items, next } = await listByDeadline(table, 'SUPPORT', page, (item) =>
    administratorChangeSchema.parse(item),
  );
  return { changes: items, next };
};
