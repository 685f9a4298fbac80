import type { Key } from './keys.ts';
import type { Settling } from './settling.ts';
import type { TableView } from './table-view.ts';

/** Anybody may lift an older announcement. The transaction that it announced then fails. */
export const KEPT_MILLISECONDS = 2_000;

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** A transaction is at work on the item at this moment. */
export const isMeeting = (error: unknown): boolean => isNamed(error, 'TransactionConflictException');

/** Lifts what stands on the item, unless the condition no longer holds or a transaction is at work on it. */
export const lift = async (table: TableView, key: Key, by: string, condition: string): Promise<void> => {
  try {
    await table.documents.update({
      TableName: table.name,
      Key: { ...key },
      UpdateExpression: 'SET settledBy = :by REMOVE settlingFrom, settlingBy',
      ConditionExpression: condition,
      ExpressionAttributeValues: { ':by': by },
    });
  } catch (error) {
    if (!isMeeting(error) && !isNamed(error, 'ConditionalCheckFailedException')) throw error;
  }
};

/** Lifts exactly the announcement that was seen, which its command has abandoned. */
export const liftSeen = (table: TableView, { key, settlingBy }: Settling): Promise<void> =>
  lift(table, key, settlingBy, 'settlingBy = :by');
