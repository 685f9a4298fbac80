import type { Key } from './keys.ts';
import type { Table } from './table.ts';
import { staleWhenRefused, type Write } from './write.ts';

interface Versioned {
  version: number;
}

/** A further condition that must hold, and the values that it names. */
interface Condition {
  expression: string;
  values: Record<string, unknown>;
}

const asRead = (read: Versioned | undefined, also?: Condition) =>
  read === undefined
    ? { ConditionExpression: 'attribute_not_exists(PK)' }
    : {
        ConditionExpression:
          also === undefined ? 'version = :read' : `version = :read AND ${also.expression}`,
        ExpressionAttributeValues: { ':read': read.version, ...also?.values },
      };

/** Stores the item only over the version that was read, or as a new item when nothing was read. */
export const putVersioned = (
  table: Table,
  item: Record<string, unknown>,
  read: Versioned | undefined,
  also?: Condition,
): Write => ({
  item: { Put: { TableName: table.name, Item: item, ...asRead(read, also) } },
  refused: staleWhenRefused,
});

/** Stores a new item, which never writes over an existing one. */
export const putOnce = (table: Table, item: Record<string, unknown>): Write =>
  putVersioned(table, item, undefined);

/** Checks, without changing the item, that it is still as it was read, or still absent, when the transaction commits. */
export const checkVersion = (table: Table, key: Key, read: Versioned | undefined): Write => ({
  item: { ConditionCheck: { TableName: table.name, Key: key, ...asRead(read) } },
  refused: staleWhenRefused,
});
