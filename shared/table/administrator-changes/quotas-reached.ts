import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type QuotaReached, quotaReachedSchema } from '../../domain/administrator-changes/quota-reached.ts';
import { addDays, type Instant, parisDate } from '../../domain/instants.ts';
import { deadlineAttributes, listByDeadline } from '../deadline-queue.ts';
import { keys } from '../keys.ts';
import { TTL_ATTRIBUTE } from '../schema.ts';
import type { Table } from '../table.ts';

const SHOWN_DAYS = 7;

/**
 * Notes for support that somebody was refused, once per person, quota and day of Paris: whoever goes on asking writes
 * nothing more. Lost with a failing call, it is noted by the next refusal.
 */
export const noteQuotaReached = async (table: Table, reached: QuotaReached): Promise<void> => {
  const { personId, quota, reachedAt } = reached;
  try {
    await table.documents.put({
      TableName: table.name,
      Item: {
        ...keys.quotaReached(personId, parisDate(reachedAt), quota),
        ...deadlineAttributes('QUOTA', personId, `${reachedAt}#${personId}#${quota}`),
        ...reached,
        [TTL_ATTRIBUTE]: Math.floor(Date.parse(addDays(reachedAt, SHOWN_DAYS + 1)) / 1_000),
      },
      ConditionExpression: 'attribute_not_exists(PK)',
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/**
 * One page of the quotas reached in the last seven days, newest first. DynamoDB deletes late, so older ones are left
 * out here. The index may lag by a moment.
 */
export const listQuotasReached = async (
  table: Table,
  page: { limit: number; after: string | undefined },
  now: Instant,
): Promise<{ items: QuotaReached[]; next: string | undefined }> => {
  const since = addDays(now, -SHOWN_DAYS);
  const parse = (item: unknown) => quotaReachedSchema.parse(item);
  const { items, next } = await listByDeadline(table, 'QUOTA', page, parse, 'newest first');
  const shown = items.filter(({ reachedAt }) => reachedAt >= since);
  return { items: shown, next: shown.length < items.length ? undefined : next };
};
