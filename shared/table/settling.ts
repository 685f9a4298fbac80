import * as z from 'zod/mini';
import { type Instant, instantSchema } from '../domain/instants.ts';
import type { Key } from './keys.ts';
import { SETTLING_ATTRIBUTES } from './schema.ts';
import type { TableView } from './table-view.ts';
import { type EffectWrite, staleWhenRefused } from './write.ts';

/**
 * How items that decisions read change (docs/adr/0037-a-change-is-announced-before-it-is-dated.md). A command first
 * announces on the item that effects will be dated `settlingFrom` or later, and dates them only after that is stored.
 * The transaction holds only while the announcement stands, and removes it. `settledAt` is the date of the last
 * effect. `settledBy` is whose announcement was the last one to go: the next one names it, so that no
 * announcement comes back.
 */
export const settlingSchema = z.object({
  settlingFrom: z.optional(instantSchema),
  settlingBy: z.optional(z.string()),
  settledAt: z.optional(instantSchema),
});

/** An announcement that stands on an item. */
export interface Settling {
  key: Key;
  settlingFrom: Instant;
  settlingBy: string;
}

/** What the items that were read say of what was written to them last, and of what is being written. */
export interface Sight {
  /** The latest date of an effect. */
  settledAt: Instant | undefined;
  /** The announcement with the earliest date. */
  settling: Settling | undefined;
}

/** The table, and what can be said of all that is read through it. */
export const watching = (table: TableView): { view: TableView; look: () => Sight } => {
  let last = '';
  let first: Record<string, unknown> | undefined;
  const watch = (item: Record<string, unknown>): void => {
    const { settledAt, settlingFrom } = item;
    if (typeof settledAt === 'string' && settledAt > last) last = settledAt;
    if (
      typeof settlingFrom === 'string' &&
      !(first !== undefined && String(first.settlingFrom) <= settlingFrom)
    )
      first = item;
  };
  const look = (): Sight => {
    const { settlingFrom, settlingBy } = settlingSchema.parse(first ?? {});
    return {
      settledAt: last === '' ? undefined : instantSchema.parse(last),
      settling:
        settlingFrom === undefined || settlingBy === undefined
          ? undefined
          : { key: { PK: String(first?.PK), SK: String(first?.SK) }, settlingFrom, settlingBy },
    };
  };
  return { view: { ...table, watch }, look };
};

const OWN_NAMES: ReadonlySet<string> = new Set(SETTLING_ATTRIBUTES);

/** Whether there is only an announcement yet, or what is left of one. The item then counts as absent. */
const isOnlyAnnounced = (item: Record<string, unknown>): boolean =>
  (item.settlingBy !== undefined || item.settledBy !== undefined) &&
  Object.keys(item).every((name) => OWN_NAMES.has(name));

/** Shows each item that was read to whoever watches the table, and leaves out those that are only announced. */
export const showItems = (
  table: TableView,
  items: readonly Record<string, unknown>[],
): Record<string, unknown>[] => {
  if (table.watch !== undefined) for (const item of items) table.watch(item);
  return items.filter((item) => !isOnlyAnnounced(item));
};

/** What must still hold of the item as it was read, and the values that the expression names. */
export interface Condition {
  expression: string;
  values: Record<string, unknown>;
}

/** Stores an item that decisions read: over the announcement, and only if the condition holds. */
export const putOver = (
  table: TableView,
  item: Key & Record<string, unknown>,
  { expression, values }: Condition,
): EffectWrite => ({
  key: { PK: item.PK, SK: item.SK },
  over: ({ by, at }) => ({
    Put: {
      TableName: table.name,
      Item: { ...item, settledAt: at, settledBy: by },
      ConditionExpression: `settlingBy = :announced AND ${expression}`,
      ExpressionAttributeValues: { ':announced': by, ...values },
    },
  }),
  refused: staleWhenRefused,
});

/** The same for an item with a version: over the version that was read, or as a new item when nothing was read. */
export const putVersionOver = (
  table: TableView,
  item: Key & Record<string, unknown>,
  read: { version: number } | undefined,
  also?: Condition,
): EffectWrite =>
  putOver(
    table,
    item,
    read === undefined
      ? { expression: 'attribute_not_exists(version)', values: {} }
      : {
          expression: also === undefined ? 'version = :read' : `version = :read AND ${also.expression}`,
          values: { ':read': read.version, ...also?.values },
        },
  );
