import {
  type AdministratorChange,
  isOpposed,
} from '../../domain/administrator-changes/administrator-change.ts';
import { answerDueAt } from '../../domain/administrator-changes/deadlines.ts';
import { isWithSupport } from '../../domain/administrator-changes/who-may.ts';
import { deadlineAttributes, listByDeadline } from '../deadline-queue.ts';
import type { Table } from '../table.ts';
import { parseAdministratorChange } from './former-shape.ts';

/**
 * Contested requests come first, then those that no letter can help, then the rest, and last those that somebody has
 * objected to and nobody has approved (authority: "Support's queue").
 */
const rankOf = (change: AdministratorChange): string => {
  if (change.state.status === 'contested') return '0';
  if (isOpposed(change)) return '3';
  return change.isWritable === false ? '1' : '2';
};

/** The rank, the deadline, then the id. A place is unique and in the order of the queue. */
const placeOf = (change: AdministratorChange): string | undefined => {
  const due = answerDueAt(change);
  return due !== undefined && isWithSupport(change) ? `${rankOf(change)}#${due}#${change.id}` : undefined;
};

/** The request is in the queue only while support has it: the index is sparse. */
export const queueAttributes = (change: AdministratorChange): Record<string, string> =>
  deadlineAttributes('SUPPORT', change.siren, placeOf(change));

/** The first case of each organisation on this page: the queue holds one a body. */
const onePerBody = (changes: readonly AdministratorChange[]): AdministratorChange[] => {
  const bodies = new Set<string>();
  return changes.filter(({ siren }) => !bodies.has(siren) && bodies.add(siren));
};

/**
 * One page of the requests that wait for support, in the order of the queue. `after` is the last place of the page
 * before. The index may lag by a moment.
 */
export const listSupportQueue = async (
  table: Table,
  page: { limit: number; after: string | undefined },
): Promise<{ changes: AdministratorChange[]; next: string | undefined }> => {
  const { items, next } = await listByDeadline(table, 'SUPPORT', page, parseAdministratorChange);
  return { changes: onePerBody(items), next };
};
