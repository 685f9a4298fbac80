import { type Contest, type ContestId, contestSchema } from '../../domain/access/contest.ts';
import { type Siren, sirenSchema } from '../../domain/identifiers.ts';
import { deadlineAttributes, listByDeadline } from '../deadline-queue.ts';
import { dueAttributes } from '../due-queue.ts';
import { type Key, keys } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

/** A contest's id begins with the SIREN. */
export const sirenOfContest = (id: ContestId): Siren => sirenSchema.parse(id.slice(0, 9));

/** Read consistently, because commands decide on it. */
export const getContestByKey = async (table: Table, key: Key): Promise<Contest | undefined> => {
  const { Item } = await table.documents.get({ TableName: table.name, Key: key, ConsistentRead: true });
  return Item && parseContest(Item);
};

export const getContest = (table: Table, id: ContestId): Promise<Contest | undefined> =>
  getContestByKey(table, keys.contest(sirenOfContest(id), id));

export const parseContest = (item: unknown): Contest => contestSchema.parse(item);

/** An open contest is in support's list by its deadline, and due to the job that watches it. */
export const contestIndexAttributes = ({ id, siren, state, overdueAt }: Contest) => {
  const place = state === 'open' ? `${overdueAt}#${id}` : undefined;
  return { ...deadlineAttributes('CONTEST', siren, place), ...dueAttributes('CONTESTED', id, place) };
};

export const putContest = (table: Table, contest: Contest, read: Contest | undefined): Write =>
  putVersioned(
    table,
    { ...keys.contest(contest.siren, contest.id), ...contestIndexAttributes(contest), ...contest },
    read,
  );

/** One page of the open contests, earliest deadline first. The index may lag by a moment. */
export const listOpenContests = async (
  table: Table,
  page: { limit: number; after: string | undefined },
): Promise<{ contests: Contest[]; next: string | undefined }> => {
  const { items, next } = await listByDeadline(table, 'CONTEST', page, parseContest);
  return { contests: items, next };
};
