import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { encodeTime } from 'ulid';
import {
  type BulkChange,
  type BulkChangeId,
  type BulkChangeProgress,
  bulkChangeSchema,
} from '../../domain/bulk-changes/bulk-change.ts';
import type { Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { deadlineAttributes, listByDeadline } from '../deadline-queue.ts';
import { keys, organisationPartition, SORT_PREFIX } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import { queryAll, queryUpTo } from '../query-all.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

export const parseBulkChange = (item: unknown): BulkChange => bulkChangeSchema.parse(item);

/** Read consistently, because commands decide on it. */
export const getBulkChange = async (table: Table, id: BulkChangeId): Promise<BulkChange | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.bulkChange(id),
    ConsistentRead: true,
  });
  return Item && parseBulkChange(Item);
};

/** One page of an organisation's bulk changes, newest first: those requested before the change `after`. */
export const listBulkChanges = async (
  table: Table,
  siren: Siren,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<{ changes: BulkChange[]; next: string | undefined }> => {
  const partition = organisationPartition(siren);
  const items = await queryUpTo(table, limit + 1, {
    ScanIndexForward: false,
    KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :change)',
    ExpressionAttributeValues: { ':organisation': partition, ':change': SORT_PREFIX.bulkChange },
    ...(after !== undefined && {
      ExclusiveStartKey: { PK: partition, SK: `${SORT_PREFIX.bulkChange}${after}` },
    }),
  });
  const changes = items.slice(0, limit).map(parseBulkChange);
  return { changes, next: items.length > limit ? changes.at(-1)?.id : undefined };
};

/** The changes requested since that instant. Their ids begin with the time. */
export const listRecentBulkChanges = async (
  table: Table,
  siren: Siren,
  since: Instant,
): Promise<BulkChange[]> => {
  const prefix = `${SORT_PREFIX.bulkChange}${siren}-`;
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :organisation AND SK BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':organisation': organisationPartition(siren),
      ':first': `${prefix}${encodeTime(Date.parse(since))}`,
      // Sorts after every ULID.
      ':last': `${prefix}Z`,
    },
  });
  return items.map(parseBulkChange);
};

/** Support's list has the changes that waited, when they were asked for, for eyes that nobody in the organisation has. */
export const bulkChangeIndexAttributes = ({ id, siren, state }: BulkChange): Record<string, string> => {
  const place = (until: Instant): string => `${until}#${id}`;
  const isWaiting = state.status === 'awaiting-approval' || state.status === 'awaiting-undo-approval';
  if (!isWaiting || state.bySupport !== true) return {};
  const until = state.status === 'awaiting-approval' ? state.runBefore : state.undoBefore;
  return deadlineAttributes('SECONDEYES', siren, place(until));
};

/** Stores the change only over the version that was read. */
export const putBulkChange = (table: Table, change: BulkChange, read: BulkChange | undefined): Write =>
  putVersioned(
    table,
    { ...keys.bulkChange(change.id), ...bulkChangeIndexAttributes(change), ...change },
    read,
  );

/** One page of the changes that wait for support's eyes, earliest deadline first. The index may lag by a moment. */
export const listForSupport = async (
  table: Table,
  page: { limit: number; after: string | undefined },
): Promise<{ changes: BulkChange[]; next: string | undefined }> => {
  const { items, next } = await listByDeadline(table, 'SECONDEYES', page, parseBulkChange);
  return { changes: items, next };
};

/**
 * Stores how far the work is, for people who watch it. Nothing depends on it, and the version stays. A late update is
 * dropped.
 */
export const noteProgress = async (
  table: Table,
  { id, version }: BulkChange,
  progress: BulkChangeProgress,
): Promise<void> => {
  try {
    await table.documents.update({
      TableName: table.name,
      Key: keys.bulkChange(id),
      UpdateExpression: 'SET progress = :progress',
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':progress': progress, ':version': version },
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
