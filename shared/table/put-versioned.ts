import type { Key } from './keys.ts';
import type { Table } from './table.ts';
import { type PlainWrite, staleWhenRefused } from './write.ts';

interface Versioned {
  version: number;
}

const isAbsent = { ConditionExpression: 'attribute_not_exists(PK)' };

const isAsRead = ({ version }: Versioned) => ({
  ConditionExpression: 'version = :read',
  ExpressionAttributeValues: { ':read': version },
});

/** Stores the item only over the version that was read, or as a new item when nothing was read. */
export const putVersioned = (
  table: Table,
  item: Record<string, unknown>,
  read: Versioned | undefined,
): PlainWrite => ({
  item: {
    Put: { TableName: table.name, Item: item, ...(read === undefined ? isAbsent : isAsRead(read)) },
  },
  refused: staleWhenRefused,
});

/** Stores a new item, which never writes over an existing one. */
export const putOnce = (table: Table, item: Record<string, unknown>): PlainWrite =>
  putVersioned(table, item, undefined);

/**
 * Checks, without changing the item, that it still has the version that was read, or none, when the transaction
 * commits. An item that is only announced has none.
 */
export const checkVersion = (table: Table, key: Key, read: Versioned | undefined): PlainWrite => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: key,
      ...(read === undefined ? { ConditionExpression: 'attribute_not_exists(version)' } : isAsRead(read)),
    },
  },
  refused: staleWhenRefused,
});
